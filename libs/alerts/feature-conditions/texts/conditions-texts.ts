import { type Say, texts } from '@voicekeep/shared/ui';
import { CONDITIONS_TEXTS } from './en';

export type SayConditions = Say<typeof CONDITIONS_TEXTS>;

/** Call it where `inject` may be called. */
export const conditionsTexts = (): SayConditions => texts('conditions', CONDITIONS_TEXTS);
