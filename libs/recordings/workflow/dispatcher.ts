import type { Clock } from '@voicekeep/shared/kernel';
import type {
  DueRemoval,
  HistoryImports,
  ImportWindowRef,
  MigrationRuns,
  ObjectDeletions,
  RecordingRef,
  RecordingRepository,
  SourceDeletions,
  WebhookInbox,
} from '@voicekeep/recordings/domain';
import { HandWork } from './hand-work';
import type { BucketSweeper } from './bucket-sweeper';
import type { HistoryImporter } from './history-import';
import type { MigrationRunner } from './migration-runner';
import type { ObjectRemover } from './object-remover';
import type { Reconciler } from './reconciler';
import type { RecordingArchiver } from './recording-archiver';
import type { SourcePurger } from './source-purger';
import type { Traffic } from './traffic';
import type { WebhookIntake } from './webhook-intake';

export interface DispatcherParts {
  readonly recordings: RecordingRepository;
  readonly sourceDeletions: SourceDeletions;
  readonly objectDeletions: ObjectDeletions;
  readonly inbox: WebhookInbox;
  readonly runs: MigrationRuns;
  readonly imports: HistoryImports;
  readonly archiver: RecordingArchiver;
  readonly purger: SourcePurger;
  readonly remover: ObjectRemover;
  readonly intake: WebhookIntake;
  readonly runner: MigrationRunner;
  readonly importer: HistoryImporter;
  readonly reconciler: Reconciler;
  readonly sweeper: BucketSweeper;
  readonly traffic: Traffic;
  readonly clock: Clock;
  readonly onTrouble: (what: string, error: unknown) => void;
}

const EVENTS_AT_ONCE = 8;
const REMOVALS_AT_ONCE = 8;
/** Removals of one bucket at once, so that one that hangs leaves room for others. */
const REMOVALS_PER_BUCKET = 4;
const WINDOWS_AT_ONCE = 6;
/** Pages of one account's lists at once, so that another account's import has its turn. */
const WINDOWS_PER_ACCOUNT = 4;

/**
 * Finds in the database what is due and does it, as much at once as `Traffic` lets through. Knows nothing that is not
 * written down, so any number of processes may run one; the queue only makes them look sooner.
 */
export class Dispatcher {
  readonly #background = new Map<string, Promise<void>>();
  readonly #hands: readonly Pick<HandWork<never>, 'look' | 'stop' | 'settled'>[];
  #signal = new AbortController().signal;

  constructor(private readonly parts: DispatcherParts) {
    this.#hands = [this.copies(), this.purges(), this.removals(), this.events(), this.imports()];
  }

  /** One look at everything that may be due. Long work goes on in the background, one of each kind. */
  async tick(signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    if (signal.aborted) {
      for (const hand of this.#hands) hand.stop();
      return;
    }
    const { runs, runner, reconciler, clock } = this.parts;
    const now = clock.now();
    const looks = this.#hands.map((hand) => hand.look());
    this.aside('migrations', async () => {
      for (const { workspaceId, id } of await runs.due(now))
        if (!signal.aborted) await this.try('migration', () => runner.advance(workspaceId, id, signal));
    });
    this.aside('reconciling', () => reconciler.runDue(signal));
    this.aside('sweeping', () => this.parts.sweeper.runDue(signal));
    await Promise.all(looks);
  }

  /** Resolves when what was begun has ended. */
  async settled(): Promise<void> {
    await Promise.all([...this.#hands.map((hand) => hand.settled()), ...this.#background.values()]);
  }

  private copies(): HandWork<RecordingRef> {
    const { recordings, archiver, traffic, clock } = this.parts;
    return new HandWork<RecordingRef>({
      ...this.recordingWork('copies'),
      find: async (limit) =>
        shuffled(await recordings.due(clock.now(), limit, (id) => traffic.backlog('copy', id))),
      run: (ref) => archiver.run(ref, this.#signal),
      atOnce: traffic.slots('copy'),
      hasRoom: (id) => traffic.room('copy', id) > 0,
    });
  }

  private purges(): HandWork<RecordingRef> {
    const { sourceDeletions, purger, traffic, clock } = this.parts;
    return new HandWork<RecordingRef>({
      ...this.recordingWork('deletions'),
      find: async (limit) =>
        shuffled(await sourceDeletions.due(clock.now(), limit, (id) => traffic.backlog('purge', id))),
      run: (ref) => purger.run(ref, this.#signal),
      atOnce: traffic.slots('purge'),
      hasRoom: (id) => traffic.room('purge', id) > 0,
    });
  }

  private removals(): HandWork<DueRemoval> {
    const { objectDeletions, remover, traffic, clock } = this.parts;
    return new HandWork<DueRemoval>({
      find: (limit) => objectDeletions.due(clock.now(), limit, (id) => traffic.roomAt(id)),
      keyOf: ({ id }) => id,
      laneOf: ({ locationId }) => locationId,
      run: (removal) => remover.run(removal, this.#signal),
      atOnce: REMOVALS_AT_ONCE,
      hasRoom: (_, underWay) => underWay < REMOVALS_PER_BUCKET,
      onTrouble: (error) => this.parts.onTrouble('removals', error),
    });
  }

  private imports(): HandWork<ImportWindowRef> {
    const { imports, importer, clock } = this.parts;
    return new HandWork<ImportWindowRef>({
      find: (limit) => imports.due(clock.now(), limit),
      keyOf: ({ id }) => id,
      laneOf: ({ workspaceId }) => workspaceId,
      run: ({ id }) => importer.advance(id, this.#signal),
      atOnce: WINDOWS_AT_ONCE,
      hasRoom: (_, underWay) => underWay < WINDOWS_PER_ACCOUNT,
      onTrouble: (error) => this.parts.onTrouble('import', error),
    });
  }

  private events(): HandWork<string> {
    const { inbox, intake, clock } = this.parts;
    return new HandWork<string>({
      find: (limit) => inbox.due(clock.now(), limit),
      keyOf: (id) => id,
      laneOf: () => '',
      run: (id) => intake.process(id, this.#signal),
      atOnce: EVENTS_AT_ONCE,
      hasRoom: () => true,
      onTrouble: (error) => this.parts.onTrouble('inbox', error),
    });
  }

  private recordingWork(what: string) {
    return {
      keyOf: ({ id }: RecordingRef): string => id,
      laneOf: ({ workspaceId }: RecordingRef): string => workspaceId,
      onTrouble: (error: unknown): void => this.parts.onTrouble(what, error),
    };
  }

  private aside(name: string, work: () => Promise<void>): void {
    if (this.#background.has(name)) return;
    this.#background.set(
      name,
      this.try(name, work).finally(() => this.#background.delete(name)),
    );
  }

  private async try(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.parts.onTrouble(what, error);
    }
  }
}

/** Several processes look at the same list: each begins elsewhere in it. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}
