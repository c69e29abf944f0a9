import type { Say } from '../texts/say';
import { texts } from '../texts/texts';
import { FATE_TEXTS } from './fates-en';

export type SayFates = Say<typeof FATE_TEXTS>;

/** Call it where `inject` may be called. */
export const fateTexts = (): SayFates => texts('fates', FATE_TEXTS);
