import { type Say, texts } from '@voicekeep/shared/ui';
import { CARE_TEXTS } from './care-en';

export type SayCare = Say<typeof CARE_TEXTS>;

/** What the folded cards say. Call it where `inject` may be called. */
export const careTexts = (): SayCare => texts('storageCare', CARE_TEXTS);
