import { inParts, type CallFactsCollector, type InOneCommit } from './call-facts';
import type { Recording } from '@voicekeep/recordings/domain';
import type { RecordingSource, SourceRecording } from '@voicekeep/telephony/domain';
import type { RecordingRegister } from './recording-register';

export interface HistoryWindow {
  readonly from: Date | null;
  readonly to: Date | null;
}

/** How much at once; one page of the source and one commit for each entry unless told. */
export interface HistoryPace {
  readonly pageSize?: number;
  readonly together?: InOneCommit;
}

export interface HistoryPage {
  readonly entered: readonly { readonly seen: SourceRecording; readonly recording: Recording | null }[];
  readonly nextPage: string | null;
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
    window: HistoryWindow,
    page: string | null,
    signal: AbortSignal,
    { pageSize, together }: HistoryPace = {},
  ): Promise<HistoryPage> {
    const { items, nextPage } = await source.recordings({
      createdFrom: window.from ?? undefined,
      createdTo: window.to ?? undefined,
      page: page ?? undefined,
      pageSize,
      signal,
    });
    // Days at the source are wider than the window; what lies outside is left alone.
    const wanted = items.filter(
      ({ createdAt }) => (!window.from || createdAt >= window.from) && (!window.to || createdAt < window.to),
    );
    if (wanted.length > 0) await this.callFacts.fetchFor(workspaceId, source, wanted, { signal, together });
    const entered = await inParts(wanted, together, async (seen) => {
      signal.throwIfAborted();
      return { seen, recording: await this.register.enter(workspaceId, seen, null) };
    });
    return { entered, nextPage };
  }
}

/** Only such a recording is entered; the others are met again when Twilio is done with them. */
export const isFinished = ({ status }: SourceRecording): boolean =>
  ['completed', 'absent', 'failed'].includes(status);

/** When it was completed, as far as its own times tell. */
export function endOf({ startedAt, createdAt, durationSeconds }: SourceRecording): Date {
  return new Date((startedAt ?? createdAt).getTime() + (durationSeconds ?? 0) * 1000);
}
