import type { ResolveFn } from '@angular/router';
import { texts } from '@voicekeep/shared/ui';

const PAGE_TEXTS = {
  start: 'Get started',
  calls: 'Calls',
  recordings: 'Recordings without a call',
  migration: 'Migration',
  storage: 'Storage',
  twilio: 'Twilio',
  campaigns: 'Campaigns',
  retention: 'Retention and holds',
} as const;

type PageKey = keyof typeof PAGE_TEXTS;

/** The title of a route, in the language of the application. */
export const pageTitle =
  (key: PageKey): ResolveFn<string> =>
  () =>
    texts('pages', PAGE_TEXTS)(key);
