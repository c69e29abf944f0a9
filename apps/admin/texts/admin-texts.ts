import { type Say, texts } from '@voicekeep/shared/ui';
import { ADMIN_TEXTS } from './en';

export type SayAdmin = Say<typeof ADMIN_TEXTS>;

/** Call it where `inject` may be called. */
export const adminTexts = (): SayAdmin => texts('admin', ADMIN_TEXTS);
