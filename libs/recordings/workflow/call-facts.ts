import type { CallFacts, CallLogs } from '@voicekeep/call-logs/domain';
import type { RecordingSource, SourceCall, SourceRecording } from '@voicekeep/telephony/domain';
import { inParts } from './in-parts';

const HOUR_MS = 3_600_000;
const ONE_BY_ONE = 20;
/** A day's calls of a large account; the rest of an odd day waits for the next night. */
const REFRESHED_AT_ONCE = 5000;

interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly singly?: number;
}

/** A call and when it began, as far as is known. */
interface CallOf {
  readonly callSid: string;
  readonly startedAt: Date;
}

const factsOf = ({ forwardedFrom: _, ...facts }: SourceCall): CallFacts => facts;

/** Brings what the source knows of calls into the call list. */
export class CallFactsCollector {
  constructor(private readonly callLogs: CallLogs) {}

  async record(workspaceId: string, calls: readonly SourceCall[]): Promise<void> {
    for (const part of inParts(calls)) await this.callLogs.recordAll(workspaceId, part.map(factsOf));
  }

  /** @returns false when the source does not know the call (any more) */
  async fetch(
    workspaceId: string,
    source: RecordingSource,
    callSid: string,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const call = await source.call(callSid, signal ? { signal } : {});
    if (call) await this.record(workspaceId, [call]);
    return call !== null;
  }

  /**
   * The calls of a page of recordings, those whose facts are not known: listed by their time, what that list lacks
   * asked for singly.
   * @param singly at most so many of those; history is full of calls Twilio no longer knows
   */
  async fetchFor(
    workspaceId: string,
    source: RecordingSource,
    recordings: readonly SourceRecording[],
    options: FetchOptions = {},
  ): Promise<void> {
    const named = recordings.map(({ callSid, startedAt, createdAt }) => ({
      callSid,
      startedAt: startedAt ?? createdAt,
    }));
    const wanted: CallOf[] = [];
    for (const part of inParts(named)) {
      const known = await this.callLogs.ensureAll(workspaceId, part);
      wanted.push(...part.filter(({ callSid }) => known.get(callSid)?.complete === false));
    }
    await this.fetchAll(workspaceId, source, wanted, options);
  }

  /** Asks once more for calls since `since` that were not over, or not rated, when last heard of: length and price come later. */
  async refresh(
    workspaceId: string,
    source: RecordingSource,
    since: Date,
    options: FetchOptions = {},
  ): Promise<void> {
    const unfinished = await this.callLogs.unfinished(workspaceId, since, REFRESHED_AT_ONCE);
    await this.fetchAll(workspaceId, source, unfinished, options);
  }

  private async fetchAll(
    workspaceId: string,
    source: RecordingSource,
    calls: readonly CallOf[],
    { signal, singly = ONE_BY_ONE }: FetchOptions,
  ): Promise<void> {
    const wanted = new Set(calls.map(({ callSid }) => callSid));
    if (wanted.size > ONE_BY_ONE) {
      const times = calls.map(({ startedAt }) => startedAt.getTime());
      const startedFrom = new Date(Math.min(...times) - HOUR_MS);
      const startedTo = new Date(Math.max(...times) + HOUR_MS);
      let page: string | undefined;
      do {
        const listed = await source.calls({ startedFrom, startedTo, page, ...(signal ? { signal } : {}) });
        const found = listed.items.filter(({ callSid }) => wanted.delete(callSid));
        await this.record(workspaceId, found);
        page = listed.nextPage ?? undefined;
      } while (page !== undefined && wanted.size > 0);
    }
    for (const callSid of [...wanted].slice(0, singly))
      await this.fetch(workspaceId, source, callSid, signal);
  }
}
