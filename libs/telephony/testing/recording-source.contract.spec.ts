import { randomBytes } from 'node:crypto';
import { TwilioRecordingSource } from '@voicekeep/telephony/twilio';
import { startSandbox } from '../../../apps/sandbox';
import { InMemoryRecordingSource, type HeldRecording } from './in-memory-recording-source';
import { describeRecordingSourceContract } from './recording-source.contract';

const accountSid = `AC${'a'.repeat(32)}`;

function madeUp(n: number): HeldRecording {
  const startedAt = new Date(Date.UTC(2026, 1, 1, 0, n));
  const callSid = `CA${String(n).padStart(32, 'c')}`;
  const recordingSid = `RE${String(n).padStart(32, 'e')}`;
  return {
    media: randomBytes(100),
    recording: {
      ...{
        recordingSid,
        accountSid,
        callSid,
        status: 'completed',
        source: 'DialVerb',
        channels: 1 + (n % 2),
      },
      ...{ durationSeconds: n, startedAt, createdAt: startedAt, errorCode: null, encryptionDetails: null },
    },
    call: {
      ...{ callSid, parentCallSid: null, from: null, to: null, direction: 'inbound', startedAt },
      ...{ durationSeconds: n, status: 'completed', answeredBy: null, callerName: null, forwardedFrom: null },
      ...{ price: null, priceUnit: null },
    },
  };
}

describeRecordingSourceContract('memory', async () => {
  const held = [1, 2, 3, 4, 5].map(madeUp);
  return {
    source: new InMemoryRecordingSource(accountSid, held),
    media: (sid) => held.find(({ recording }) => recording.recordingSid === sid)!.media,
    close: async () => undefined,
  };
});

describeRecordingSourceContract('Twilio', async () => {
  const sandbox = await startSandbox({ recordings: 12 });
  const account = {
    ...{ accountSid: sandbox.accountSid, authToken: sandbox.authToken, secondaryAuthToken: null },
    ...{ apiKeySid: null, apiKeySecret: null, region: null, edge: null },
  };
  return {
    source: new TwilioRecordingSource(account, sandbox.url),
    media: (sid, channels) => sandbox.media(sid, 'wav', channels),
    close: () => sandbox.close(),
  };
});
