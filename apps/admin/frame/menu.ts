import type { IconName } from '@voicekeep/shared/ui';
import type { FrameKey } from '../texts/frame-en';

export interface MenuEntry {
  path: string;
  label: Extract<FrameKey, `menu.${string}` | `page.${string}`>;
  icon: IconName;
  /** On a phone only after "More". */
  isMinor: boolean;
  /** Shown to those alone who administer the whole installation. */
  isForOperators?: boolean;
}

export const WORK: readonly MenuEntry[] = [
  { path: '/start', label: 'menu.start', icon: 'check_circle', isMinor: true },
  { path: '/calls', label: 'menu.calls', icon: 'call', isMinor: false },
  { path: '/recordings', label: 'menu.recordings', icon: 'voicemail', isMinor: true },
  { path: '/migration', label: 'menu.migration', icon: 'cloud_upload', isMinor: false },
];

export const SETTINGS: readonly MenuEntry[] = [
  { path: '/settings/storage', label: 'menu.storage', icon: 'database', isMinor: false },
  { path: '/settings/twilio', label: 'menu.twilio', icon: 'cable', isMinor: true },
  { path: '/settings/campaigns', label: 'menu.campaigns', icon: 'campaign', isMinor: true },
  { path: '/settings/retention', label: 'menu.retention', icon: 'schedule', isMinor: true },
  { path: '/settings/people', label: 'page.people', icon: 'group', isMinor: true },
  { path: '/settings/api-keys', label: 'page.keys', icon: 'key', isMinor: true },
  { path: '/settings/audit', label: 'page.audit', icon: 'history', isMinor: true },
  { path: '/settings/workspaces', label: 'page.workspaces', icon: 'domain', isMinor: true },
  { path: '/settings/system', label: 'page.system', icon: 'dns', isMinor: true, isForOperators: true },
];
