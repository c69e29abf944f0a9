import type { CheckStep } from '@voicekeep/shared/contracts';
import type { SayStorage } from './texts/say-storage';

/** How the one step of a connection test went that is the browser's own. */
export type BrowserOutcome = Omit<CheckStep, 'id' | 'ms'>;

export const notNeeded = (t: SayStorage): BrowserOutcome => ({
  status: 'skipped',
  title: t('play.title'),
  detail: t('play.not_needed'),
});

export const notReached = (t: SayStorage): BrowserOutcome => ({
  ...notNeeded(t),
  detail: t('play.not_reached'),
});
