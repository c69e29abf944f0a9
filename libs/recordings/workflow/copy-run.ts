import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import type { StoragePolicy } from '@voicekeep/storage/domain';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import {
  STORED_STATES,
  WORKING_STATES,
  type CrashPoints,
  type MigrationRuns,
  type NewRunItem,
  type Recording,
  type RecordingRepository,
  type Run,
  type RunItems,
} from '@voicekeep/recordings/domain';
import type { HistoryReader } from './history-reader';
import type { RecordingRegister } from './recording-register';
import { RunWork, STORAGE_OFF, type Hindrance } from './run-work';

export interface CopyRunParts {
  readonly runs: MigrationRuns;
  readonly items: RunItems;
  readonly recordings: RecordingRepository;
  readonly register: RecordingRegister;
  readonly history: HistoryReader;
  readonly sources: RecordingSources;
  readonly transactions: Transactions;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

/** Queued ahead of the workers; little enough that a pause takes it back at once. */
const QUEUED_AHEAD = 1000;
const LOOKED_AT = 2 * QUEUED_AHEAD;
/** Smaller than the source allows, so that workers begin on the first while the later ones are listed. */
const PAGE_SIZE = 200;

/** Walks an account's history into the queue. */
export class CopyRun extends RunWork {
  constructor(private readonly parts: CopyRunParts) {
    super();
  }

  override hindrance(_run: Run, policy: StoragePolicy | null): Hindrance | null {
    return policy?.enabled ? null : STORAGE_OFF;
  }

  override async turnPage(run: Run, policy: StoragePolicy, signal: AbortSignal): Promise<void> {
    const { history, sources, runs, items, transactions, crash, clock } = this.parts;
    const { workspaceId } = run;
    const source = await sources.open(workspaceId);
    const { entered, nextPage } = await history.read(workspaceId, source, run, run.page, signal, PAGE_SIZE);
    const found: NewRunItem[] = [];
    for (const { seen, recording } of entered) {
      if (seen.status !== 'completed') continue;
      // What a person deleted here is not entered again, but it belongs to the history that is counted.
      const known = recording ?? (await this.parts.recordings.findBySid(workspaceId, seen.recordingSid));
      if (known && (await this.parts.register.concerns(policy, known))) found.push(itemOf(known, run));
    }
    await transactions.run(async () => {
      if (!(await runs.hold(run))) return;
      const room = run.limit === null ? Infinity : run.limit - (await items.countAsked(run));
      const taken = upTo(found, room);
      await items.add(run, taken, clock.now());
      crash.reach('C19');
      await runs.turnPage(run, nextPage, nextPage === null || taken.length < found.length);
    });
  }

  override async tend(run: Run, policy: StoragePolicy | null): Promise<void> {
    const { runs, items, transactions, clock } = this.parts;
    await transactions.run(async () => {
      if (!(await runs.hold(run))) return;
      const waiting = await items.waiting(run, LOOKED_AT);
      const here = waiting.filter(({ state }) => state === 'on_twilio');
      const underWay = waiting.filter(({ state }) => WORKING_STATES.includes(state));
      const ended = waiting.filter((item) => !here.includes(item) && !underWay.includes(item));
      await items.follow(
        run,
        ended.map(({ recordingId }) => recordingId),
        clock.now(),
      );
      const room = policy?.enabled ? Math.max(0, QUEUED_AHEAD - underWay.length) : 0;
      await items.queue(
        run,
        here.slice(0, room).map(({ recordingId }) => recordingId),
        clock.now(),
      );
      await items.count(run);
    });
  }

  override async takeBack({ workspaceId, id }: Run): Promise<void> {
    await this.parts.recordings.unqueue(workspaceId, id);
  }
}

function itemOf({ id, recordingSid, state, storedAt }: Recording, run: Run): NewRunItem {
  const before = STORED_STATES.includes(state) && storedAt !== null && storedAt < run.startedAt;
  const skipped = before || state === 'absent' || state === 'deleted';
  return { recordingId: id, recordingSid, state: skipped ? 'skipped' : 'waiting' };
}

/** As many from the front that `room` of them wait; a pilot of ten moves ten, whatever was moved before. */
function upTo(items: readonly NewRunItem[], room: number): readonly NewRunItem[] {
  let waiting = 0;
  const end = items.findIndex(({ state }) => state === 'waiting' && ++waiting > room);
  return end === -1 ? items : items.slice(0, end);
}
