import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import type { ObjectStores, StoragePolicy } from '@voicekeep/storage/domain';
import type {
  MigrationRuns,
  Problem,
  RecordingRepository,
  Run,
  RunItems,
  WaitingItem,
} from '@voicekeep/recordings/domain';
import type { CopyMover, MoveOrder } from './copy-mover';
import { monotonicNow, type LeaseKeeper } from './lease-keeper';
import { RunWork, STORAGE_OFF, type Hindrance } from './run-work';

export interface MoveRunParts {
  readonly runs: MigrationRuns;
  readonly items: RunItems;
  readonly recordings: RecordingRepository;
  readonly mover: Pick<CopyMover, 'move'>;
  readonly stores: ObjectStores;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

const PAGE = 1000;
const AT_ONCE = 8;
/** So long a turn begins new moves; what it began it ends. */
const TURN_MS = 8000;
/** What fails so often in one process by nobody else's fault needs a person. */
const TRIES = 5;

const BUCKET_CHANGED: Hindrance = {
  problem: {
    code: 'migration.bucket_changed',
    message: 'The bucket in use is another one by now, so the move into this one ended; begin a new one.',
  },
  endsRun: true,
};
const PAUSED: Hindrance = {
  problem: {
    code: 'storage.location_paused',
    message: 'The bucket refused our key; enter a working one under Storage and test it.',
  },
  endsRun: false,
};

/**
 * Moves verified copies into the bucket in use, some at once. The run's claim is the claim of each of its moves: what
 * another process finds begun and not ended, it begins anew under a key of its own.
 */
export class MoveRun extends RunWork {
  readonly #tries = new Map<string, number>();

  constructor(private readonly parts: MoveRunParts) {
    super();
  }

  override hindrance(run: Run, policy: StoragePolicy | null): Hindrance | null {
    if (!policy?.enabled) return STORAGE_OFF;
    return policy.locationId === run.targetLocationId ? null : BUCKET_CHANGED;
  }

  override async turnPage(run: Run): Promise<void> {
    const { runs, items, transactions } = this.parts;
    await transactions.run(async () => {
      if (!(await runs.hold(run))) return;
      const next = await items.addCopiesElsewhere(run, run.page, PAGE);
      await runs.turnPage(run, next, next === null);
    });
  }

  override async tend(run: Run, policy: StoragePolicy | null, lease: LeaseKeeper): Promise<void> {
    const waiting = await this.follow(run);
    if (!policy || this.hindrance(run, policy) || run.targetLocationId === null) return;
    const target = await this.parts.stores.open(run.workspaceId, run.targetLocationId);
    if (target.location.state !== 'active') {
      await this.parts.runs.note(run, PAUSED.problem);
      return;
    }
    await this.moveSome(waiting, { run, policy, target, lease });
    await this.follow(run);
  }

  /** Nothing is ordered ahead: what is under way ends when it finds its claim gone. */
  override takeBack(): Promise<void> {
    return Promise.resolve();
  }

  /** Lets the items follow what became of their recordings. @returns those that wait */
  private follow(run: Run): Promise<readonly WaitingItem[]> {
    const { runs, items, transactions, clock } = this.parts;
    return transactions.run(async () => {
      if (!(await runs.hold(run))) return [];
      const waiting = await items.waiting(run, PAGE);
      const ids = waiting.map(({ recordingId }) => recordingId);
      await items.follow(run, ids, clock.now());
      await items.count(run);
      return waiting;
    });
  }

  private async moveSome(waiting: readonly WaitingItem[], order: MoveOrder): Promise<void> {
    const { signal } = order.lease;
    const over = monotonicNow() + TURN_MS;
    const queue = waiting.map(({ recordingId }) => recordingId)[Symbol.iterator]();
    const hand = async (): Promise<void> => {
      for (const id of queue) {
        if (signal.aborted || monotonicNow() >= over) return;
        const outcome = await this.parts.mover.move(id, order);
        if (typeof outcome === 'object') await this.failed(order.run, id, outcome.problem);
        else this.#tries.delete(id);
      }
    };
    // None is left behind: what goes on after the claim was let go could not be kept from going on.
    const hands = await Promise.allSettled(Array.from({ length: AT_ONCE }, hand));
    for (const ended of hands) if (ended.status === 'rejected') throw ended.reason;
  }

  private async failed(run: Run, id: string, problem: Problem): Promise<void> {
    const { runs, items, recordings, transactions, clock } = this.parts;
    const tries = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tries);
    if (problem.retryable && tries < TRIES) return;
    this.#tries.delete(id);
    await transactions.run(async () => {
      if (!(await runs.hold(run))) return;
      const { code, message } = problem;
      const now = clock.now();
      await recordings.note(
        { workspaceId: run.workspaceId, id },
        { lastErrorCode: code, lastErrorMessage: message, lastErrorAt: now },
      );
      await items.fail(run, id, now);
    });
  }
}
