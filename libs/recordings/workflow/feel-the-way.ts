import type { Recording } from '@voicekeep/recordings/domain';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import { withDeadline, type SkewWatch } from '@voicekeep/shared/kernel';
import type { OpenLocation } from '@voicekeep/storage/domain';
import type { RecordingSource } from '@voicekeep/telephony/domain';

const PATIENCE_MS = 5000;

/**
 * Asks Twilio and the bucket something small before a recording goes where neither was heard of lately, so that a
 * silent one costs seconds and no download; and lets no copy begin under a wrong clock.
 * @throws VoicekeepError of the adapters, and `recording.clock_skew`
 */
export async function feelTheWay(
  skew: SkewWatch,
  probing: boolean,
  recording: Recording,
  source: RecordingSource,
  { store, location }: OpenLocation,
  outer: AbortSignal,
): Promise<void> {
  if (probing || skew.isWrong()) {
    const sid = recording.recordingSid;
    const ask = await answered('telephony.unavailable', outer, (signal) => source.recording(sid, { signal }));
    if (ask) throw ask;
    const key = [location.prefix, `${sid}.wav`].filter((part) => part !== '').join('/');
    const look = await answered('storage.endpoint_timeout', outer, (signal) => store.head(key, { signal }));
    // A key that may not list is refused what is not there: that is an answer.
    if (look && look.code !== 'storage.missing_permission') throw look;
  }
  if (skew.isWrong())
    throw errors.unavailable(
      'recording.clock_skew',
      'The clock of this server is more than 10 minutes wrong, so nothing is copied; let the operator correct the time (NTP).',
      { retryable: true },
    );
}

/** @returns what went wrong, or null */
async function answered(
  silent: 'telephony.unavailable' | 'storage.endpoint_timeout',
  outer: AbortSignal,
  ask: (signal: AbortSignal) => Promise<unknown>,
): Promise<VoicekeepError | null> {
  try {
    await withDeadline(PATIENCE_MS, ask, outer);
    return null;
  } catch (error) {
    outer.throwIfAborted();
    if (error instanceof VoicekeepError) return error;
    return errors.unavailable(silent, 'There was no answer within 5 seconds; it is tried again.', {
      ...{ retryable: true, cause: error },
    });
  }
}
