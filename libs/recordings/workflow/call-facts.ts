import type { CallFacts, CallLogs } from '@voicekeep/call-logs/domain';
import type { RecordingSource, SourceCall, SourceRecording } from '@voicekeep/telephony/domain';
import { inParts } from './in-parts';

const HOUR_MS = 3_600_000;
const ONE_BY_ONE = 20;
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
   * The calls of a page of recordings: listed by their time, what that list lacks asked for singly.
   * @param singly at most so many of those; history is full of calls Twilio no longer knows
   */
  async fetchFor(
    workspaceId: string,
    source: RecordingSource,
    recordings: readonly SourceRecording[],
    { signal, singly = ONE_BY_ONE }: { readonly signal?: AbortSignal; readonly singly?: number } = {},
  ): Promise<void> {
    const wanted = new Set(recordings.map(({ callSid }) => callSid));
    if (wanted.size > ONE_BY_ONE) {
      const times = recordings.map(({ startedAt, createdAt }) => (startedAt ?? createdAt).getTime());
      const startedFrom = new Date(Math.min(...times) - HOUR_MS);
      const startedTo = new Date(Math.max(...times) + HOUR_MS);
      let page: string | undefined;
      do {
        const calls = await source.calls({ startedFrom, startedTo, page, ...(signal ? { signal } : {}) });
        const found = calls.items.filter(({ callSid }) => wanted.delete(callSid));
        await this.record(workspaceId, found);
        page = calls.nextPage ?? undefined;
      } while (page !== undefined && wanted.size > 0);
    }
    for (const callSid of [...wanted].slice(0, singly))
      await this.fetch(workspaceId, source, callSid, signal);
  }
}
