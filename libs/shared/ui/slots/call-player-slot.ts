import { InjectionToken, type Type } from '@angular/core';

/** What the list tells a player about the recording to play. */
export interface CallToPlay {
  recordingId: string;
  /** Who called whom; left out, the player asks. */
  title?: string;
  /** When, in words. */
  subtitle?: string;
  /** Where to begin; the start when left out. */
  atSeconds?: number;
}

/**
 * The list's empty place for a player. The component gets the inputs `call` (`CallToPlay`) and
 * `closed` (a function to call when the person closes it); it is loaded when first needed.
 */
export const CALL_PLAYER = new InjectionToken<() => Promise<Type<unknown>>>('Call player');
