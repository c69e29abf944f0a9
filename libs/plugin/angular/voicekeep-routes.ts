import type { Routes } from '@angular/router';

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
  { path: 'start', title: 'Get started', loadComponent: voicekeepPages.start },
  { path: 'calls', title: 'Calls', loadComponent: voicekeepPages.calls },
  { path: 'recordings', title: 'Recordings without a call', loadComponent: voicekeepPages.recordings },
  { path: 'migration', title: 'Migration', loadComponent: voicekeepPages.migration },
  { path: 'settings/storage', title: 'Storage', loadComponent: voicekeepPages.storage },
  { path: 'settings/twilio', title: 'Twilio', loadComponent: voicekeepPages.twilio },
  { path: 'settings/campaigns', title: 'Campaigns', loadComponent: voicekeepPages.campaigns },
  { path: 'settings/retention', title: 'Retention and holds', loadComponent: voicekeepPages.retention },
];
