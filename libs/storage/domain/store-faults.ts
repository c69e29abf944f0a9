import { VoicekeepError } from '@voicekeep/shared/errors';

const REJECTED = new Set(['storage.key_unknown', 'storage.secret_wrong', 'storage.missing_permission']);

/** Whether the store refused these credentials: then every recording fails alike, and the location is to be paused. */
export const isCredentialsRejected = (error: unknown): boolean =>
  error instanceof VoicekeepError && REJECTED.has(error.code);
