import { type Say, texts } from '@voicekeep/shared/ui';
import { CALL_DIALOG_TEXTS } from './dialogs-en';

export type SayCallDialogs = Say<typeof CALL_DIALOG_TEXTS>;

/** Call it where `inject` may be called. */
export const callDialogTexts = (): SayCallDialogs => texts('callDialogs', CALL_DIALOG_TEXTS);
