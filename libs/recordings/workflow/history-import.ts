import type { Clock, Jobs } from '@voicekeep/shared/kernel';
import type { RecordingSources } from '@voicekeep/telephony/domain';
import type { HistoryImport, HistoryImports } from '@voicekeep/recordings/domain';
import type { CallFactsCollector } from './call-facts';
import type { HistoryReader } from './history-reader';

export interface HistoryImporterParts {
  readonly imports: HistoryImports;
  readonly jobs: Jobs;
  readonly history: HistoryReader;
  readonly callFacts: CallFactsCollector;
  readonly sources: RecordingSources;
  readonly clock: Clock;
}

const LEASE_MS = 120_000;
const TROUBLE_MS = 10_000;
export const IMPORT_KIND = 'history-import';

/**
 * Brings the account's calls and recordings into the call list. History is not copied by it; what was made
 * while storage was switched on is, as if its webhook had come, since the import may well be first.
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
   * account can hold both. @returns the job's id
   */
  async order(workspaceId: string, from: Date | null = null, to: Date | null = null): Promise<string> {
    const { jobs, imports, clock } = this.parts;
    const id = await jobs.start(IMPORT_KIND, workspaceId, 0);
    await imports.add({ id, workspaceId, from, to }, clock.now());
    return id;
  }

  /** Carries an import on to its end, from the page it was left at. */
  async advance(id: string): Promise<void> {
    const { imports, jobs, clock } = this.parts;
    const claimed = await imports.claim(id, clock.now(), this.in(LEASE_MS));
    if (!claimed) return;
    try {
      let entry: HistoryImport | null = claimed;
      while (entry) {
        entry = await this.turnPage(entry);
        await imports.planNext(id, this.in(LEASE_MS));
      }
      await jobs.finish(id, 'completed');
      await imports.end(id);
    } catch (error) {
      await imports.planNext(id, this.in(TROUBLE_MS));
      throw error;
    }
  }

  private async turnPage(entry: HistoryImport): Promise<HistoryImport | null> {
    const { imports, jobs, sources, history } = this.parts;
    const { workspaceId, phase, page } = entry;
    const source = await sources.open(workspaceId);
    const read =
      phase === 'recordings'
        ? await history.read(workspaceId, source, entry, page, true)
        : await this.calls(entry);
    const done = entry.done + ('entered' in read ? read.entered.length : read.count);
    const next: HistoryImport | null =
      read.nextPage !== null
        ? { ...entry, page: read.nextPage, done }
        : phase === 'recordings'
          ? { ...entry, phase: 'calls', page: null, done }
          : null;
    await imports.turnPage(entry.id, next?.phase ?? phase, next?.page ?? null, done);
    await jobs.progress(entry.id, { total: done, done });
    return next;
  }

  private async calls(entry: HistoryImport): Promise<{ count: number; nextPage: string | null }> {
    const source = await this.parts.sources.open(entry.workspaceId);
    const { items, nextPage } = await source.calls({
      startedFrom: entry.from ?? undefined,
      startedTo: entry.to ?? undefined,
      page: entry.page ?? undefined,
    });
    const parents = items.filter(({ parentCallSid }) => parentCallSid === null);
    for (const call of parents) await this.parts.callFacts.record(entry.workspaceId, call);
    return { count: parents.length, nextPage };
  }

  private in(milliseconds: number): Date {
    return new Date(this.parts.clock.now().getTime() + milliseconds);
  }
}
