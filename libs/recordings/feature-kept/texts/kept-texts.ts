import { type Say, texts } from '@voicekeep/shared/ui';
import { KEPT_TEXTS } from './en';

export type SayKept = Say<typeof KEPT_TEXTS>;

/** Call it where `inject` may be called. */
export const keptTexts = (): SayKept => texts('kept', KEPT_TEXTS);
