import type { Clock, Jobs, Transactions } from '@voicekeep/shared/kernel';
import type { Workspaces } from '@voicekeep/call-logs/domain';
import type { RecordingSource, RecordingSources } from '@voicekeep/telephony/domain';
import {
  problemOf,
  stepOn,
  type CrashPoints,
  type HistoryImports,
  type ImportPage,
  type ImportWindow,
} from '@voicekeep/recordings/domain';
import type { CallFactsCollector } from './call-facts';
import { inParts } from './in-parts';
import type { HistoryReader } from './history-reader';
import { LEASE_MS, LeaseKeeper, monotonicNow } from './lease-keeper';

export interface HistoryImporterParts {
  readonly imports: HistoryImports;
  readonly jobs: Jobs;
  readonly history: HistoryReader;
  readonly callFacts: CallFactsCollector;
  readonly sources: RecordingSources;
  readonly workspaces: Workspaces;
  readonly transactions: Transactions;
  readonly crash: CrashPoints;
  readonly clock: Clock;
}

/** After so long a window steps back, so that other workspaces' imports have their turn. */
const TURN_MS = 10_000;
const TROUBLE_MS = 10_000;
export const IMPORT_KIND = 'history-import';
const never = new AbortController().signal;

/**
 * Brings the account's calls and recordings into the call list; nothing is copied by it. What a list has not come to
 * after a page is given away in windows of whole days, which any worker reads meanwhile.
 */
export class HistoryImporter {
  constructor(private readonly parts: HistoryImporterParts) {}

  /** @returns the job's id; the work goes on in a worker and survives restarts. @throws VoicekeepError `telephony.not_configured` */
  async importHistory(
    workspaceId: string,
    from: Date | null = null,
    to: Date | null = null,
  ): Promise<string> {
    await this.parts.sources.open(workspaceId);
    return this.order(workspaceId, from, to);
  }

  /**
   * Writes the import down without opening the account, so that a transaction which also brings the
   * account can hold both. Job and order stand or fall together; one that waits for its turn already is joined.
   * @returns the job's id
   */
  order(workspaceId: string, from: Date | null = null, to: Date | null = null): Promise<string> {
    const { jobs, imports, transactions, clock } = this.parts;
    return transactions.run(async () => {
      const waiting = await imports.notBegun({ workspaceId, from, to });
      if (waiting !== null) return waiting;
      const jobId = await jobs.start(IMPORT_KIND, workspaceId, 0);
      await imports.add({ jobId, workspaceId, from, to }, clock.now());
      return jobId;
    });
  }

  /** Carries a window on from the page it was left at. @returns `idle` when another reads it */
  async advance(id: string, signal: AbortSignal = never): Promise<'idle' | 'advanced'> {
    const { imports, clock } = this.parts;
    const claimedAt = monotonicNow();
    const claimed = await imports.claim(id, clock.now(), this.in(LEASE_MS));
    if (!claimed) return 'idle';
    const renew = (until: Date): Promise<boolean> => imports.planNext(claimed, until);
    const lease = new LeaseKeeper({ clock, outer: signal, renew, claimedAt });
    try {
      await this.turn(claimed, lease.signal);
    } catch (error) {
      await this.stepBack(claimed, error, signal);
    } finally {
      lease.end();
    }
    return 'advanced';
  }

  /** @throws what happened, unless this process is only told to end */
  private async stepBack(claimed: ImportWindow, error: unknown, signal: AbortSignal): Promise<void> {
    const { imports } = this.parts;
    if (signal.aborted) return void (await imports.planNext(claimed, this.in(0)));
    const { code, retryAfterMs } = problemOf(error);
    // A list that grew old is read anew: what is in the books already is not entered twice.
    if (code === 'telephony.page_invalid') await imports.rewind(claimed);
    await imports.planNext(claimed, this.in(Math.max(TROUBLE_MS, retryAfterMs ?? 0)));
    throw error;
  }

  private async turn(claimed: ImportWindow, signal: AbortSignal): Promise<void> {
    const { imports, workspaces, clock } = this.parts;
    if (!(await workspaces.exists(claimed.workspaceId))) return this.end(claimed, 'failed');
    const over = clock.now().getTime() + TURN_MS;
    let window: ImportWindow | null = claimed;
    while (window) {
      window = await this.turnPage(window, signal);
      signal.throwIfAborted();
      if (window && clock.now().getTime() >= over) return void (await imports.planNext(window, clock.now()));
    }
    await this.end(claimed, 'completed');
  }

  private async end(window: ImportWindow, state: 'completed' | 'failed'): Promise<void> {
    const { imports, jobs, transactions } = this.parts;
    const { jobId } = window;
    await transactions.run(async () => {
      await imports.hold(jobId);
      if (!(await imports.end(window)) || (await imports.sum(jobId)).isOpen) return;
      await imports.forget(jobId);
      await jobs.finish(jobId, state);
    });
  }

  /** @returns the window as it stands then; null when it is read, or another's by now */
  private async turnPage(window: ImportWindow, signal: AbortSignal): Promise<ImportWindow | null> {
    const { imports, jobs, sources, transactions, crash, clock } = this.parts;
    const source = await sources.open(window.workspaceId);
    const page = await (window.phase === 'recordings'
      ? this.recordings(window, source, signal)
      : this.calls(window, source, signal));
    crash.reach('C19');
    const { next, others, isRead } = stepOn(window, page);
    return transactions.run(async () => {
      await imports.hold(window.jobId);
      if (!(await imports.turnPage(window, next))) return null;
      await imports.open(window, others, clock.now());
      const { done } = await imports.sum(window.jobId);
      await jobs.progress(window.jobId, { total: done, done });
      return isRead ? null : next;
    });
  }

  private async recordings(
    window: ImportWindow,
    source: RecordingSource,
    signal: AbortSignal,
  ): Promise<ImportPage> {
    const { workspaceId, page } = window;
    const { entered, nextPage, times } = await this.parts.history.read(
      workspaceId,
      source,
      window,
      page,
      signal,
    );
    return { count: entered.length, nextPage, times };
  }

  private async calls(
    { workspaceId, from, to, page }: ImportWindow,
    source: RecordingSource,
    signal: AbortSignal,
  ): Promise<ImportPage> {
    const { items, nextPage } = await source.calls({
      startedFrom: from ?? undefined,
      startedTo: to ?? undefined,
      page: page ?? undefined,
      signal,
    });
    const own = items.filter(({ startedAt }) => from === null || startedAt === null || startedAt >= from);
    const parents = own.filter(({ parentCallSid }) => parentCallSid === null);
    for (const part of inParts(parents)) {
      signal.throwIfAborted();
      await this.parts.callFacts.record(workspaceId, part);
    }
    return { count: parents.length, nextPage, times: items.flatMap(({ startedAt }) => startedAt ?? []) };
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
