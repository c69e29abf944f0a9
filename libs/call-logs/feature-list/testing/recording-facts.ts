import type { CopyCertificate, Recording } from '@voicekeep/shared/contracts';

/** A recording that was moved and deleted at Twilio, unless told. */
export const aRecording = (more: Partial<Recording> = {}): Recording => ({
  ...{ id: 'r1', kind: 'call', state: 'cleaned', durationSeconds: 243, writtenBy: 'voicekeep' },
  ...{ recordingSid: 'RE1', callLogId: 'a', channels: 2, bytes: 1_944_044, sha256: 'ab12' },
  ...{ location: { bucket: 'recordings', key: 'voicekeep/w1/RE1.wav' }, onTwilio: false },
  ...{ storageClass: 'STANDARD', restore: null, startedAt: '2026-11-20T09:41:00.000Z' },
  ...{ storedAt: '2026-11-20T09:46:00.000Z', verifiedAt: '2026-11-20T09:46:00.000Z', lastError: null },
  ...more,
});

/** What proves its copy. */
export const aCertificate = (more: Partial<CopyCertificate> = {}): CopyCertificate => ({
  ...{ schema: 1, issuedAt: '2026-11-21T00:00:00.000Z', recordingId: 'r1', recordingSid: 'RE1' },
  ...{ accountSid: 'AC1', callSid: 'CA1', kind: 'call', startedAt: '2026-11-20T09:41:00.000Z' },
  ...{ durationSeconds: 243, channels: 2, storedAt: '2026-11-20T09:46:00.000Z' },
  copy: {
    ...{ endpoint: null, region: 'us-east-1', bucket: 'recordings', key: 'voicekeep/w1/RE1.wav' },
    ...{ versionId: 'v1', etag: null, bytes: 1_944_044, sha256: 'ab12', contentType: 'audio/wav' },
    writtenBy: 'voicekeep',
  },
  verified: { how: 'checksum', at: '2026-11-20T09:46:00.000Z', seenIntactAt: null },
  twilioCopy: {
    ...{ state: 'deleted', keptBecause: null, decidedAt: '2026-11-20T09:46:00.000Z' },
    ...{ requestedAt: '2026-11-20T09:46:10.000Z', confirmedAt: '2026-11-20T09:46:11.000Z' },
    confirmedBy: '204',
  },
  attempts: [
    {
      ...{ attempt: 1, key: 'voicekeep/w1/RE1.wav', state: 'kept', begunAt: '2026-11-20T09:45:58.000Z' },
      settledAt: '2026-11-20T09:46:00.000Z',
    },
  ],
  ...more,
});
