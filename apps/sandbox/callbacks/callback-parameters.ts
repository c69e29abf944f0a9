import { encryptionDetails } from '../audio/encryption';
import type { Call } from '../state/call';
import type { Recording } from '../state/recording';
import { rfc2822 } from '../rest/rfc2822';

/** What Twilio's recordingStatusCallback carries; every value is text. */
export function recordingStatusParameters(
  recording: Recording,
  durationSeconds: number,
): Record<string, string> {
  const completed = recording.status === 'completed';
  return {
    AccountSid: recording.accountSid,
    CallSid: recording.callSid,
    RecordingSid: recording.sid,
    RecordingUrl: recordingUrl(recording),
    RecordingStatus: completed ? 'completed' : 'absent',
    ...(completed && { RecordingDuration: String(durationSeconds) }),
    RecordingChannels: String(recording.channels),
    RecordingSource: recording.source,
    RecordingStartTime: rfc2822(recording.createdAt),
    RecordingTrack: 'both',
    ErrorCode: completed ? '0' : '16101',
    ...(recording.storage === 'encrypted' && { EncryptionDetails: encryptionText(recording.sid) }),
    ...(recording.conferenceSid && { ConferenceSid: recording.conferenceSid }),
  };
}

/** What a call's StatusCallback carries at its end. Unknown places come as empty values, as from Twilio. */
export function callStatusParameters(
  call: Call,
  recording: Recording,
  durationSeconds: number,
): Record<string, string> {
  const seconds = Math.round((call.endsAt - call.createdAt) / 1000);
  return {
    AccountSid: call.accountSid,
    ApiVersion: '2010-04-01',
    CallSid: call.sid,
    CallStatus: 'completed',
    CallDuration: String(seconds),
    Duration: String(Math.ceil(seconds / 60)),
    Direction: call.direction,
    From: call.from,
    Caller: call.from,
    FromCity: '',
    FromCountry: 'US',
    To: call.to,
    Called: call.to,
    ToCity: '',
    ToCountry: 'US',
    ...(call.callerName && { CallerName: call.callerName }),
    Timestamp: rfc2822(call.endsAt),
    CallbackSource: 'call-progress-events',
    SequenceNumber: '0',
    SipResponseCode: '200',
    ...(recording.source === 'OutboundAPI' && {
      RecordingSid: recording.sid,
      RecordingUrl: recordingUrl(recording),
      RecordingDuration: String(durationSeconds),
    }),
  };
}

/** Other names than in the REST form: so it is at Twilio. */
function encryptionText(sid: string): string {
  const { publicKeySid, wrappedKey, iv } = encryptionDetails(sid);
  return JSON.stringify({ type: 'rsa-aes', public_key_sid: publicKeySid, encrypted_cek: wrappedKey, iv });
}

function recordingUrl(recording: Recording): string {
  return `https://api.twilio.com/2010-04-01/Accounts/${recording.accountSid}/Recordings/${recording.sid}`;
}
