import type { Question } from '@voicekeep/shared/ui';
import type { SayStorage } from './texts/say-storage';

/** Asked before deleting a call log may delete audio for good. */
export const deleteFilesQuestion = (t: SayStorage): Question => ({
  title: t('ask.title'),
  sentences: [t('ask.from_now'), t('ask.before')],
  action: t('ask.yes'),
});
