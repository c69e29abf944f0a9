import { type Say, texts } from '@voicekeep/shared/ui';
import { START_TEXTS } from './en';

export type SayStart = Say<typeof START_TEXTS>;

/** Call it where `inject` may be called. */
export const startTexts = (): SayStart => texts('start', START_TEXTS);
