import type { CallFactsCollector } from './call-facts';
import { inParts } from './in-parts';
import type { ImportSpan, Recording } from '@voicekeep/recordings/domain';
import type { RecordingSource, SourceRecording } from '@voicekeep/telephony/domain';
import type { RecordingRegister } from './recording-register';

export interface HistoryEntry {
  readonly seen: SourceRecording;
  readonly recording: Recording | null;
}

export interface HistoryPage {
  readonly entered: readonly HistoryEntry[];
  readonly nextPage: string | null;
  /** When each recording of the page was made, also of those outside the span. */
  readonly times: readonly Date[];
}

/** Reads the account's list page by page into the books, with the calls the recordings hang on. */
export class HistoryReader {
  constructor(
    private readonly register: RecordingRegister,
    private readonly callFacts: CallFactsCollector,
  ) {}

  /** Nothing is queued by it: history waits for a migration run. */
  async read(
    workspaceId: string,
    source: RecordingSource,
    span: ImportSpan,
    page: string | null,
    signal: AbortSignal,
    pageSize?: number,
  ): Promise<HistoryPage> {
    const { items, nextPage } = await source.recordings({
      createdFrom: span.from ?? undefined,
      createdTo: span.to ?? undefined,
      page: page ?? undefined,
      pageSize,
      signal,
    });
    // Days at the source are wider than the window; what lies outside is left alone.
    const wanted = items.filter(
      ({ createdAt }) => (!span.from || createdAt >= span.from) && (!span.to || createdAt < span.to),
    );
    if (wanted.length > 0) await this.callFacts.fetchFor(workspaceId, source, wanted, { signal });
    const entered: HistoryEntry[] = [];
    for (const part of inParts(wanted)) {
      signal.throwIfAborted();
      const rows = await this.register.enterAll(
        workspaceId,
        part.map((seen) => ({ seen, madeAt: null })),
      );
      entered.push(...part.map((seen, at) => ({ seen, recording: rows[at] ?? null })));
    }
    return { entered, nextPage, times: items.map(({ createdAt }) => createdAt) };
  }
}

/** When it was completed, as far as its own times tell. */
export function endOf({ startedAt, createdAt, durationSeconds }: SourceRecording): Date {
  return new Date((startedAt ?? createdAt).getTime() + (durationSeconds ?? 0) * 1000);
}
