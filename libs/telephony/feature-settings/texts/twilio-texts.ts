import { type Say, texts } from '@voicekeep/shared/ui';
import { TWILIO_TEXTS } from './en';

export type SayTwilio = Say<typeof TWILIO_TEXTS>;

/** Call it where `inject` may be called. */
export const twilioTexts = (): SayTwilio => texts('twilio', TWILIO_TEXTS);
