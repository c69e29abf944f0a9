import { type Say, texts } from '@voicekeep/shared/ui';
import { STORAGE_TEXTS } from './en';

export type SayStorage = Say<typeof STORAGE_TEXTS>;

/** The texts of the storage page. Call it where `inject` may be called. */
export const storageTexts = (): SayStorage => texts('storage', STORAGE_TEXTS);
