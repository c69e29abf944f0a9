import { type Say, texts } from '@voicekeep/shared/ui';
import { CALLS_TEXTS } from './en';

export type SayCalls = Say<typeof CALLS_TEXTS>;

/** The texts of the list of calls. Call it where `inject` may be called. */
export const callsTexts = (): SayCalls => texts('calls', CALLS_TEXTS);
