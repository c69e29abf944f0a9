import type { Recording } from '@voicekeep/shared/contracts';

/** A voicemail that outlived its call, unless told otherwise. */
export const keptRecording = (change: Partial<Recording> = {}): Recording => ({
  ...{
    id: 'r1',
    recordingSid: 'RE1',
    callLogId: null,
    kind: 'voicemail',
    state: 'cleaned',
    writtenBy: 'voicekeep',
  },
  ...{ durationSeconds: 63, channels: 1, bytes: 1_008_044, sha256: 'ab', storageClass: 'STANDARD' },
  ...{ location: { bucket: 'b', key: 'k' }, onTwilio: false, startedAt: '2026-03-01T12:00:00.000Z' },
  ...{ storedAt: null, verifiedAt: null, lastError: null },
  ...change,
});
