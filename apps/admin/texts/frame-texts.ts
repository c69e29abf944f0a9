import { type Say, texts } from '@voicekeep/shared/ui';
import { FRAME_TEXTS } from './frame-en';

export type SayFrame = Say<typeof FRAME_TEXTS>;

/** Call it where `inject` may be called. */
export const frameTexts = (): SayFrame => texts('frame', FRAME_TEXTS);
