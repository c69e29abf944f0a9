import type { Clock, Jobs, Transactions } from '@voicekeep/shared/kernel';
import type { Workspaces } from '@voicekeep/call-logs/domain';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import {
  problemOf,
  type CrashPoints,
  type HistoryImport,
  type HistoryImports,
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

/** After so long an import steps back, so that other workspaces' imports have their turn. */
const TURN_MS = 10_000;
const TROUBLE_MS = 10_000;
export const IMPORT_KIND = 'history-import';
const never = new AbortController().signal;

/** Brings the account's calls and recordings into the call list; nothing is copied by it. */
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
      const id = await jobs.start(IMPORT_KIND, workspaceId, 0);
      await imports.add({ id, workspaceId, from, to }, clock.now());
      return id;
    });
  }

  /** Carries an import on from the page it was left at. */
  async advance(id: string, signal: AbortSignal = never): Promise<void> {
    const { imports, clock } = this.parts;
    const claimedAt = monotonicNow();
    const claimed = await imports.claim(id, clock.now(), this.in(LEASE_MS));
    if (!claimed) return;
    const renew = (until: Date): Promise<boolean> => imports.planNext(claimed, until);
    const lease = new LeaseKeeper({ clock, outer: signal, renew, claimedAt });
    try {
      await this.turn(claimed, lease.signal);
    } catch (error) {
      const { code, retryAfterMs } = problemOf(error);
      // A list that grew old is read anew: what is in the books already is not entered twice.
      if (code === 'telephony.page_invalid') await imports.turnPage(claimed, { ...claimed, page: null });
      await imports.planNext(claimed, this.in(Math.max(TROUBLE_MS, retryAfterMs ?? 0)));
      throw error;
    } finally {
      lease.end();
    }
  }

  private async turn(claimed: HistoryImport, signal: AbortSignal): Promise<void> {
    const { imports, workspaces, clock } = this.parts;
    if (!(await workspaces.exists(claimed.workspaceId))) return this.end(claimed, 'failed');
    const over = clock.now().getTime() + TURN_MS;
    let entry: HistoryImport | null = claimed;
    while (entry) {
      entry = await this.turnPage(entry, signal);
      signal.throwIfAborted();
      if (entry && clock.now().getTime() >= over) return void (await imports.planNext(entry, clock.now()));
    }
    await this.end(claimed, 'completed');
  }

  private async end(entry: HistoryImport, state: 'completed' | 'failed'): Promise<void> {
    const { imports, jobs, transactions } = this.parts;
    await transactions.run(async () => {
      if (await imports.end(entry)) await jobs.finish(entry.id, state);
    });
  }

  private async turnPage(entry: HistoryImport, signal: AbortSignal): Promise<HistoryImport | null> {
    const { imports, jobs, sources, history, transactions, crash } = this.parts;
    const { workspaceId, phase, page } = entry;
    const source = await sources.open(workspaceId);
    const read =
      phase === 'recordings'
        ? await history.read(workspaceId, source, entry, page, signal)
        : await this.calls(entry, signal);
    crash.reach('C19');
    const done = entry.done + ('entered' in read ? read.entered.length : read.count);
    const next: HistoryImport | null =
      read.nextPage !== null
        ? { ...entry, page: read.nextPage, done }
        : phase === 'recordings'
          ? { ...entry, phase: 'calls', page: null, done }
          : null;
    await transactions.run(async () => {
      if (await imports.turnPage(entry, next ?? { phase, page, done }))
        await jobs.progress(entry.id, { total: done, done });
    });
    return next;
  }

  private async calls(
    { workspaceId, from, to, page }: HistoryImport,
    signal: AbortSignal,
  ): Promise<{ count: number; nextPage: string | null }> {
    const source = await this.parts.sources.open(workspaceId);
    const { items, nextPage } = await source.calls({
      startedFrom: from ?? undefined,
      startedTo: to ?? undefined,
      page: page ?? undefined,
      signal,
    });
    const parents = items.filter(({ parentCallSid }) => parentCallSid === null);
    for (const part of inParts(parents)) {
      signal.throwIfAborted();
      await this.parts.callFacts.record(workspaceId, part);
    }
    return { count: parents.length, nextPage };
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
