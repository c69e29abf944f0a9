import type { Routes } from '@angular/router';
import { pageTitle } from './page-titles';

/** The pages one by one, for applications that choose their own addresses: `loadComponent: voicekeepPages.calls`. */
export const voicekeepPages = {
  start: () => import('@voicekeep/recordings/feature-start').then(({ StartPage }) => StartPage),
  calls: () => import('@voicekeep/call-logs/feature-list').then(({ CallListPage }) => CallListPage),
  recordings: () =>
    import('@voicekeep/recordings/feature-kept').then(({ KeptRecordingsPage }) => KeptRecordingsPage),
  campaigns: () =>
    import('@voicekeep/call-logs/feature-campaigns').then(({ CampaignsPage }) => CampaignsPage),
  migration: () =>
    import('@voicekeep/recordings/feature-migration').then(({ MigrationPage }) => MigrationPage),
  retention: () =>
    import('@voicekeep/call-logs/feature-retention').then(({ RetentionPage }) => RetentionPage),
  storage: () => import('@voicekeep/storage/feature-settings').then(({ StoragePage }) => StoragePage),
  twilio: () => import('@voicekeep/telephony/feature-settings').then(({ TelephonyPage }) => TelephonyPage),
};

/** All pages at the addresses the admin gives them; mount them below any path. Each is loaded when first opened. */
export const voicekeepRoutes: Routes = [
  { path: 'start', title: pageTitle('start'), loadComponent: voicekeepPages.start },
  { path: 'calls', title: pageTitle('calls'), loadComponent: voicekeepPages.calls },
  { path: 'recordings', title: pageTitle('recordings'), loadComponent: voicekeepPages.recordings },
  { path: 'migration', title: pageTitle('migration'), loadComponent: voicekeepPages.migration },
  { path: 'settings/storage', title: pageTitle('storage'), loadComponent: voicekeepPages.storage },
  { path: 'settings/twilio', title: pageTitle('twilio'), loadComponent: voicekeepPages.twilio },
  { path: 'settings/campaigns', title: pageTitle('campaigns'), loadComponent: voicekeepPages.campaigns },
  { path: 'settings/retention', title: pageTitle('retention'), loadComponent: voicekeepPages.retention },
];
