import { encryptionDetails } from '../audio/encryption';
import type { MediaLibrary } from '../audio/media-library';
import type { Recording } from '../state/recording';
import { rfc2822 } from './rfc2822';

const DOLLARS_PER_MINUTE = 0.0025;
/** Twilio rates a recording a while after it is done; until then its price is null. */
const RATED_AFTER_MS = 5_000;

/** The account-level form: with media address and sub-resources, without track. */
export function recordingJson(
  recording: Recording,
  media: MediaLibrary,
  now: number,
): Record<string, unknown> {
  const path = `/2010-04-01/Accounts/${recording.accountSid}/Recordings/${recording.sid}`;
  return {
    ...common(recording, media, now),
    uri: `${path}.json`,
    subresource_uris: {
      add_on_results: `${path}/AddOnResults.json`,
      transcriptions: `${path}/Transcriptions.json`,
    },
    media_url:
      recording.storage === 'external'
        ? (recording.externalUrl ??
          `https://maple-street-calls.s3.amazonaws.com/voice-recordings/${recording.accountSid}/${recording.sid}`)
        : `https://api.twilio.com${path}`,
  };
}

/** The call-level form: with track, without media address. */
export function callRecordingJson(
  recording: Recording,
  media: MediaLibrary,
  now: number,
): Record<string, unknown> {
  return {
    ...common(recording, media, now),
    track: 'both',
    uri: `/2010-04-01/Accounts/${recording.accountSid}/Calls/${recording.callSid}/Recordings/${recording.sid}.json`,
  };
}

function encryptionJson(sid: string): Record<string, string> {
  const { publicKeySid, wrappedKey, iv } = encryptionDetails(sid);
  return { encryption_public_key_sid: publicKeySid, encryption_cek: wrappedKey, encryption_iv: iv };
}

function common(recording: Recording, media: MediaLibrary, now: number): Record<string, unknown> {
  const audible = recording.status === 'completed' || recording.status === 'deleted';
  const seconds = media.durationSeconds(recording);
  const endedAt = recording.createdAt + seconds * 1000;
  const rated = audible && now >= endedAt + RATED_AFTER_MS;
  return {
    account_sid: recording.accountSid,
    api_version: '2010-04-01',
    call_sid: recording.callSid,
    conference_sid: recording.conferenceSid,
    date_created: rfc2822(recording.createdAt),
    date_updated: rfc2822(recording.deletedAt ?? (audible ? endedAt : recording.createdAt)),
    start_time: rfc2822(recording.createdAt),
    duration: audible ? String(seconds) : null,
    sid: recording.sid,
    price: rated ? (-DOLLARS_PER_MINUTE * Math.max(1, Math.ceil(seconds / 60))).toFixed(4) : null,
    price_unit: 'USD',
    status: recording.status,
    channels: recording.channels,
    source: recording.source,
    error_code: recording.status === 'absent' ? 16101 : null,
    encryption_details: recording.storage === 'encrypted' ? encryptionJson(recording.sid) : null,
  };
}
