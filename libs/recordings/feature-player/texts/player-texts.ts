import { type Say, texts } from '@voicekeep/shared/ui';
import { PLAYER_TEXTS } from './en';

export type SayPlayer = Say<typeof PLAYER_TEXTS>;

/** Call it where `inject` may be called. */
export const playerTexts = (): SayPlayer => texts('player', PLAYER_TEXTS);
