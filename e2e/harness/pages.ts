/** Every page of the admin behind the sign-in: its address and its heading. */
export const PAGES = [
  ['/start', 'Get started'],
  ['/calls', 'Calls'],
  ['/recordings', 'Recordings without a call'],
  ['/migration', 'Migration'],
  ['/settings/storage', 'Storage'],
  ['/settings/twilio', 'Twilio'],
  ['/settings/campaigns', 'Campaigns'],
  ['/settings/retention', 'Retention and holds'],
  ['/settings/people', 'People'],
  ['/settings/api-keys', 'API keys'],
  ['/settings/audit', 'Audit'],
  ['/settings/workspaces', 'Workspaces'],
  ['/settings/system', 'System'],
] as const;
