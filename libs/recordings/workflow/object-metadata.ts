import type { Recording } from '@voicekeep/recordings/domain';
import type { FetchedRecording } from './recording-fetcher';

const SCHEMA = '1';

/** What an object says of itself, enough to rebuild its row; ASCII, no number and no name. */
export function metadataOf(
  recording: Recording,
  fetched: Pick<FetchedRecording, 'sha256' | 'channels' | 'inspection'>,
): Record<string, string> {
  const seconds = recording.durationSeconds ?? Math.round(fetched.inspection.durationSeconds ?? 0);
  return {
    sha256: fetched.sha256,
    'account-sid': recording.accountSid,
    'call-sid': recording.callSid,
    'recording-sid': recording.recordingSid,
    kind: recording.kind,
    'started-at': (recording.startedAt ?? recording.sourceCreatedAt).toISOString(),
    'duration-seconds': String(seconds),
    channels: String(fetched.channels),
    schema: SCHEMA,
    // Without these a copy made under the customer's own key could never be opened again.
    ...(recording.encryptionDetails === null
      ? {}
      : { 'encryption-details': Buffer.from(recording.encryptionDetails).toString('base64') }),
  };
}
