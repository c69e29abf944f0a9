import { type Say, texts } from '@voicekeep/shared/ui';
import { RETENTION_TEXTS } from './en';

export type SayRetention = Say<typeof RETENTION_TEXTS>;

/** Call it where `inject` may be called. */
export const retentionTexts = (): SayRetention => texts('retention', RETENTION_TEXTS);
