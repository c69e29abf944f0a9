import { UI_TEXTS } from './en';
import { type Say, sayIn } from './say';
import { texts } from './texts';

export type SayUi = Say<typeof UI_TEXTS>;

/** The texts that more than one part of the pages says. Call it where `inject` may be called. */
export const uiTexts = (): SayUi => texts('ui', UI_TEXTS);

/** Where nothing can be injected and English is better than silence. */
export const ENGLISH_UI: SayUi = sayIn(UI_TEXTS);
