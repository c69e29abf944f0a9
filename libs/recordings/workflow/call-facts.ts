import type { CallFacts, CallLogs } from '@voicekeep/call-logs/domain';
import type { RecordingSource, SourceCall, SourceRecording } from '@voicekeep/telephony/domain';

const HOUR_MS = 3_600_000;
const ONE_BY_ONE = 20;
/** One commit for each would wait for the disk each time; for too many it would keep others from their calls. */
const TOGETHER = 25;

/** Runs what belongs together in one commit. */
export type InOneCommit = <T>(work: () => Promise<T>) => Promise<T>;

const oneByOne: InOneCommit = (work) => work();

/** Does `work` for all items in their order, some in one commit; each part may be done again after a deadlock. */
export async function inParts<I, O>(
  items: readonly I[],
  together: InOneCommit | undefined,
  work: (item: I) => Promise<O>,
): Promise<O[]> {
  const all: O[] = [];
  for (let at = 0; at < items.length; at += TOGETHER)
    all.push(
      ...(await (together ?? oneByOne)(async () => {
        const part: O[] = [];
        for (const item of items.slice(at, at + TOGETHER)) part.push(await work(item));
        return part;
      })),
    );
  return all;
}

const factsOf = ({ forwardedFrom: _, ...facts }: SourceCall): CallFacts => facts;

/** Brings what the source knows of calls into the call list. */
export class CallFactsCollector {
  constructor(private readonly callLogs: CallLogs) {}

  async record(workspaceId: string, call: SourceCall): Promise<void> {
    await this.callLogs.record(workspaceId, factsOf(call));
  }

  /** @returns false when the source does not know the call (any more) */
  async fetch(
    workspaceId: string,
    source: RecordingSource,
    callSid: string,
    signal?: AbortSignal,
  ): Promise<boolean> {
    const call = await source.call(callSid, signal ? { signal } : {});
    if (call) await this.record(workspaceId, call);
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
    {
      signal,
      singly = ONE_BY_ONE,
      together,
    }: {
      readonly signal?: AbortSignal;
      readonly singly?: number;
      readonly together?: InOneCommit | undefined;
    } = {},
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
        await inParts(found, together, (call) => this.record(workspaceId, call));
        page = calls.nextPage ?? undefined;
      } while (page !== undefined && wanted.size > 0);
    }
    for (const callSid of [...wanted].slice(0, singly))
      await this.fetch(workspaceId, source, callSid, signal);
  }
}
