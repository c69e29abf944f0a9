import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import type { LegalHolds } from '@voicekeep/call-logs/domain';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import type {
  MigrationRuns,
  Recording,
  RecordingRepository,
  Run,
  RunItems,
  SourceDeletions,
  WaitingItem,
} from '@voicekeep/recordings/domain';
import type { RecordingRegister } from './recording-register';
import { RunWork, STORAGE_OFF, type Hindrance } from './run-work';

export interface TwilioDeletionRunParts {
  readonly runs: MigrationRuns;
  readonly items: RunItems;
  readonly recordings: RecordingRepository;
  readonly register: RecordingRegister;
  readonly deletions: SourceDeletions;
  readonly holds: LegalHolds;
  readonly transactions: Transactions;
  readonly clock: Clock;
}

const PAGE = 1000;
/** Decided ahead of the few that Twilio is asked for at once. */
const DECIDED_AHEAD = 100;

const TOGGLE_OFF: Hindrance = {
  problem: {
    code: 'migration.toggle_off',
    message: '“Delete Twilio copy after migration” was switched off, so the other copies stay at Twilio.',
  },
  endsRun: true,
};

/** Orders the deletion of copies kept at Twilio, one by one; who carries them out looks at the bucket before each. */
export class TwilioDeletionRun extends RunWork {
  constructor(private readonly parts: TwilioDeletionRunParts) {
    super();
  }

  override hindrance(run: Run, policy: StoragePolicy | null): Hindrance | null {
    if (!policy?.enabled) return STORAGE_OFF;
    return run.toggleWasOn && !policy.deleteTwilioCopy ? TOGGLE_OFF : null;
  }

  override async turnPage(run: Run): Promise<void> {
    const { runs, items, transactions } = this.parts;
    await transactions.run(async () => {
      if (!(await runs.hold(run))) return;
      const room = (run.limit ?? Infinity) - (await items.countAsked(run));
      const next = await items.addKeptCopies(run, run.page, Math.max(0, Math.min(PAGE, room)));
      await runs.turnPage(run, next, next === null || room <= PAGE);
    });
  }

  override async tend(run: Run, policy: StoragePolicy | null): Promise<void> {
    const { runs, items, transactions, clock } = this.parts;
    const waiting = await items.waiting(run, PAGE);
    const kept = waiting.filter((item) => canBeDecided(item));
    const open = waiting.filter(({ deletion }) => deletion === 'pending');
    await transactions.run(async () => {
      if (!(await runs.hold(run))) return;
      const ids = waiting.filter((item) => !kept.includes(item)).map(({ recordingId }) => recordingId);
      await items.follow(run, ids, clock.now());
      await items.count(run);
    });
    if (!policy || this.hindrance(run, policy)) return;
    for (const { recordingId } of kept.slice(0, Math.max(0, DECIDED_AHEAD - open.length)))
      if (!(await this.decide(run, policy, recordingId))) return;
  }

  override takeBack(run: Run): Promise<void> {
    return this.parts.items.withdrawDeletions(run);
  }

  /** @returns false when the claim was lost */
  private decide(run: Run, policy: StoragePolicy, id: string): Promise<boolean> {
    const { runs, items, recordings, register, deletions, transactions, clock } = this.parts;
    return transactions.run(async () => {
      if (!(await runs.hold(run))) return false;
      const recording = await recordings.lock({ workspaceId: run.workspaceId, id });
      if (recording?.state !== 'stored' || !recording.onTwilio) return true;
      const barred = recording.deletionBarred !== null || (await this.isHeld(recording));
      if (barred || !(await register.concerns(policy, recording))) await items.skip(run, id, clock.now());
      else await deletions.decide(recording, recording.recordingSid, 'order', clock.now());
      return true;
    });
  }

  private async isHeld({ workspaceId, id, callLogId }: Recording): Promise<boolean> {
    const { holds } = this.parts;
    if (await holds.firstAmong(workspaceId, 'recording', [id])) return true;
    return callLogId !== null && (await holds.firstAmong(workspaceId, 'call_log', [callLogId])) !== null;
  }
}

const canBeDecided = ({ state, onTwilio, deletion }: WaitingItem): boolean =>
  state === 'stored' && onTwilio && (deletion === null || deletion === 'cancelled');
