import type { StorageSettings } from '@voicekeep/shared/contracts';

/** Settings saved once with everything at its default. */
export const savedStorage = (): StorageSettings => ({
  configured: true,
  enabled: true,
  accessKeyId: 'AKIAEXAMPLE',
  hasSecret: true,
  keyless: false,
  keylessAllowed: false,
  bucket: 'calls',
  region: 'eu-west-1',
  endpoint: null,
  publicEndpoint: null,
  forcePathStyle: false,
  prefix: 'voicekeep',
  keyTemplate: null,
  encryption: { mode: 'none' },
  caCertificate: null,
  playback: 'signed',
  verification: 'auto',
  audioFormat: 'wav',
  deleteTwilioCopy: true,
  deleteTwilioCopyAfterHours: 0,
  deleteWithCallLog: false,
  scope: {},
  version: 3,
  suggestion: null,
});
