import { errors } from '@voicekeep/shared/errors';
import type { Clock, Transactions } from '@voicekeep/shared/kernel';
import type { WorkspaceStorage } from '@voicekeep/storage/domain';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import {
  problemOf,
  STORED_STATES,
  type CrashPoints,
  type MigrationRuns,
  type Recording,
  type RecordingRepository,
  type Run,
  type RunOrder,
} from '@voicekeep/recordings/domain';
import type { HistoryReader } from './history-reader';
import type { RecordingRegister } from './recording-register';

export interface MigrationRunnerParts {
  readonly runs: MigrationRuns;
  readonly recordings: RecordingRepository;
  readonly register: RecordingRegister;
  readonly history: HistoryReader;
  readonly storage: WorkspaceStorage;
  readonly sources: RecordingSources;
  readonly transactions: Transactions;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

const LEASE_MS = 60_000;
const AGAIN_MS = 1000;
const TROUBLE_MS = 10_000;

/** Walks an account's history into the queue, a page at a time, and tells when every recording of it ended. */
export class MigrationRunner {
  constructor(private readonly parts: MigrationRunnerParts) {}

  /** Starts a run; listing goes on in the background. @throws VoicekeepError `migration.already_running`, `migration.storage_disabled` */
  async start(workspaceId: string, order: RunOrder): Promise<string> {
    const policy = await this.parts.storage.policy(workspaceId);
    if (!policy?.enabled)
      throw errors.conflict(
        'migration.storage_disabled',
        'Storage is not switched on; save working settings under Storage first.',
      );
    await this.parts.sources.open(workspaceId);
    return this.parts.runs.start(workspaceId, order, this.parts.clock.now());
  }

  /** Takes a run one step further: the next page, or the look whether all of it ended. */
  async advance(workspaceId: string, runId: string): Promise<void> {
    const { runs, transactions, clock } = this.parts;
    const run = await runs.claim(workspaceId, runId, clock.now(), this.in(LEASE_MS));
    if (!run) return;
    try {
      const policy = await this.parts.storage.policy(workspaceId);
      // In transactions, since both touch rows that copies settle at the same moment: a deadlock is run again.
      if (policy?.enabled) await transactions.run(() => runs.requeue(run, clock.now()));
      let current = run;
      while (!current.listed && policy?.enabled) {
        await this.turnPage(current);
        const next = await runs.find(workspaceId, runId);
        if (next?.state !== 'running') return;
        await runs.planNext(runId, this.in(LEASE_MS));
        await runs.note(runId, null);
        current = next;
      }
      await transactions.run(() => runs.settleAll(workspaceId, runId, clock.now()));
      await runs.note(runId, null);
      if (current.listed && (await runs.isDone(workspaceId, runId)))
        await runs.change(workspaceId, runId, ['running'], 'completed', clock.now());
      else await runs.planNext(runId, this.in(AGAIN_MS));
    } catch (error) {
      const problem = problemOf(error);
      await runs.note(runId, problem);
      await runs.planNext(runId, this.in(Math.max(TROUBLE_MS, problem.retryAfterMs ?? 0)));
      throw error;
    }
  }

  /** @throws VoicekeepError `migration.not_found`, `migration.state` */
  async pause(workspaceId: string, runId: string): Promise<void> {
    await this.change(workspaceId, runId, ['running'], 'paused');
    await this.parts.recordings.unqueue(workspaceId, runId);
  }

  async resume(workspaceId: string, runId: string): Promise<void> {
    await this.change(workspaceId, runId, ['paused'], 'running');
  }

  async cancel(workspaceId: string, runId: string): Promise<void> {
    await this.change(workspaceId, runId, ['running', 'paused'], 'cancelled');
    await this.parts.recordings.unqueue(workspaceId, runId);
  }

  async retryFailed(workspaceId: string, runId: string): Promise<void> {
    const { runs, clock, transactions } = this.parts;
    const run = await runs.find(workspaceId, runId);
    if (!run) throw notFound();
    await transactions.run(async () => {
      const queued = await runs.retryFailed(workspaceId, runId, clock.now());
      if (queued > 0 && run.state === 'completed')
        await runs.change(workspaceId, runId, ['completed'], 'running', clock.now());
    });
  }

  private async change(
    workspaceId: string,
    runId: string,
    from: readonly Run['state'][],
    to: Run['state'],
  ): Promise<void> {
    const { runs, clock } = this.parts;
    if (await runs.change(workspaceId, runId, from, to, clock.now())) return;
    const run = await runs.find(workspaceId, runId);
    if (!run) throw notFound();
    if (run.state === to) return;
    throw errors.conflict('migration.state', `This run is ${run.state}; that cannot be done to it any more.`);
  }

  private async turnPage(run: Run): Promise<void> {
    const { history, sources, runs, transactions, crash, clock } = this.parts;
    const source = await sources.open(run.workspaceId);
    const { entered, nextPage } = await history.read(run.workspaceId, source, run, run.page, false);
    const policy = await this.parts.storage.policy(run.workspaceId);
    const found: Recording[] = [];
    for (const { seen, recording } of entered) {
      if (seen.status !== 'completed' || !recording || !policy) continue;
      if (await this.parts.register.concerns(policy, recording)) found.push(recording);
    }
    await transactions.run(async () => {
      const room =
        run.limit === null ? Infinity : run.limit - (await runs.countItems(run.workspaceId, run.id));
      const taken = found.slice(0, Math.max(0, room));
      await runs.addItems(
        run,
        taken.map((recording) => itemOf(recording, run)),
        clock.now(),
      );
      await runs.requeue(run, clock.now());
      crash.reach('C19');
      await runs.turnPage(run.id, nextPage, nextPage === null || found.length >= room);
    });
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}

function itemOf(
  { id, recordingSid, state, storedAt }: Recording,
  run: Run,
): { recordingId: string; recordingSid: string; state: 'skipped' | 'waiting' } {
  const before = STORED_STATES.includes(state) && storedAt !== null && storedAt < run.startedAt;
  const skipped = before || state === 'absent' || state === 'deleted';
  return { recordingId: id, recordingSid, state: skipped ? 'skipped' : 'waiting' };
}

const notFound = (): Error => errors.notFound('migration.not_found', 'There is no such migration run.');
