import type { RecordingSource, SourceCall, SourceRecording } from '@voicekeep/telephony/domain';
import type { Parties } from '@voicekeep/recordings/domain';

const HOUR_MS = 3_600_000;
const ONE_BY_ONE = 20;

/** Who spoke in these recordings' calls, by call SID; asks the source's list of calls, and for a few singly. */
export async function callParties(
  source: RecordingSource,
  recordings: readonly SourceRecording[],
  signal: AbortSignal,
): Promise<Map<string, Parties>> {
  const wanted = new Set(recordings.map(({ callSid }) => callSid));
  const found = new Map<string, Parties>();
  const take = ({ callSid, from, to }: SourceCall): void => {
    if (wanted.delete(callSid)) found.set(callSid, { from, to });
  };
  if (wanted.size > ONE_BY_ONE) {
    const times = recordings.map(({ startedAt, createdAt }) => (startedAt ?? createdAt).getTime());
    const startedFrom = new Date(times.reduce((a, b) => Math.min(a, b)) - HOUR_MS);
    const startedTo = new Date(times.reduce((a, b) => Math.max(a, b)) + HOUR_MS);
    let page: string | undefined;
    do {
      const { items, nextPage } = await source.calls({ startedFrom, startedTo, page, signal });
      items.forEach(take);
      page = nextPage ?? undefined;
    } while (page !== undefined && wanted.size > 0);
  }
  for (const callSid of [...wanted].slice(0, ONE_BY_ONE)) {
    const call = await source.call(callSid, { signal });
    if (call) take(call);
  }
  return found;
}
