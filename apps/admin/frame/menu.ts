import type { IconName } from '@voicekeep/shared/ui';

export interface MenuEntry {
  path: string;
  label: string;
  icon: IconName;
  /** On a phone only after "More". */
  isMinor: boolean;
  /** Shown to those alone who administer the whole installation. */
  isForOperators?: boolean;
}

export const WORK: readonly MenuEntry[] = [
  { path: '/start', label: 'Get started', icon: 'check_circle', isMinor: true },
  { path: '/calls', label: 'Calls', icon: 'call', isMinor: false },
  { path: '/recordings', label: 'Recordings without a call', icon: 'voicemail', isMinor: true },
  { path: '/migration', label: 'Migration', icon: 'cloud_upload', isMinor: false },
];

export const SETTINGS: readonly MenuEntry[] = [
  { path: '/settings/storage', label: 'Storage', icon: 'database', isMinor: false },
  { path: '/settings/twilio', label: 'Twilio', icon: 'cable', isMinor: true },
  { path: '/settings/campaigns', label: 'Campaigns', icon: 'campaign', isMinor: true },
  { path: '/settings/retention', label: 'Retention', icon: 'schedule', isMinor: true },
  { path: '/settings/people', label: 'People', icon: 'group', isMinor: true },
  { path: '/settings/api-keys', label: 'API keys', icon: 'key', isMinor: true },
  { path: '/settings/audit', label: 'Audit', icon: 'history', isMinor: true },
  { path: '/settings/workspaces', label: 'Workspaces', icon: 'domain', isMinor: true },
  { path: '/settings/system', label: 'System', icon: 'dns', isMinor: true, isForOperators: true },
];
