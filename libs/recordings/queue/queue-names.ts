/** The field's own names: recordings into the bucket, and copies at Twilio away. */
export const MIGRATION_QUEUE = 'migration';
export const CLEANUP_QUEUE = 'cleanup';
/** Under a key and prefix of our own, so that a host's queues stay the host's. */
export const BULL_CONFIG = 'voicekeep';
export const BULL_PREFIX = 'vk';

/** A job carries ids and nothing else. */
export interface WorkPayload {
  readonly workspaceId: string;
  readonly id: string;
}
