import { type Say, texts } from '@voicekeep/shared/ui';
import { PLAYBACK_TEXTS } from './playback-en';

export type SayPlayback = Say<typeof PLAYBACK_TEXTS>;

/** Call it where `inject` may be called. */
export const playbackTexts = (): SayPlayback => texts('storagePlay', PLAYBACK_TEXTS);
