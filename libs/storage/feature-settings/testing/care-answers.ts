import type { StorageLifecycle, StorageLocationView, StorageUsage } from '@voicekeep/shared/contracts';

const preview = {
  ...{
    recordings: 40,
    bytes: 4_000_000,
    costPerMonthNow: 2,
    costPerMonthThen: 0.5,
    costPerMonthFinally: 0.4,
  },
  ...{ steps: [], warnings: [] },
};

/** Nothing is moved yet; somebody else deletes old logs. */
export const lifecycle: StorageLifecycle = {
  ...{ bucket: 'calls', rulePrefix: 'voicekeep/w1/', transitions: [], preview },
  rules: [
    {
      ...{ id: 'logs', ours: false, enabled: true, prefix: 'logs/', transitions: [] },
      ...{ expiresAfterDays: 30, touchesRecordings: false },
    },
  ],
  presets: [
    { id: 'keep', title: 'Leave everything in Standard', words: '', transitions: [], preview },
    {
      ...{ id: 'instant', title: 'Instant archive after 90 days', words: 'Still plays at once.' },
      transitions: [{ afterDays: 90, storageClass: 'GLACIER_IR' }],
      preview: {
        ...preview,
        steps: [
          {
            afterDays: 90,
            storageClass: 'GLACIER_IR',
            recordings: 12,
            bytes: 1000,
            small: 0,
            oneTimeCost: 0,
          },
        ],
        warnings: [{ code: 'storage.minimum_duration', message: 'Bills at least 90 days.' }],
      },
    },
  ],
  warnings: [],
};

/** All in one class that Twilio's price can be set beside. */
export const usage: StorageUsage = {
  ...{ objects: 1204, bytes: 5_000_000, seconds: 90, currency: 'USD', costPerMonth: 1.25, months: [] },
  classes: [
    {
      ...{ storageClass: 'GLACIER_IR', objects: 1204, bytes: 5_000_000, seconds: 90 },
      ...{ pricePerGbMonth: 0.004, costPerMonth: 1.25 },
    },
  ],
  twilio: {
    ...{ minutes: 20_000, freeMinutes: 10_000, pricePerMinuteMonth: 0.0005, costPerMonth: 5 },
    ...{ asOf: '2025-06-01', source: 'https://www.twilio.com' },
  },
  prices: { provider: 'AWS S3', asOf: '2025-06-01', source: 'https://aws.amazon.com', note: 'List prices.' },
  ...{ countedFrom: 'database', classesCheckedAt: null },
};

/** An old place whose keys no longer read it. */
export const lockedOut: StorageLocationView = {
  ...{ id: 'l1', state: 'read_only', pausedCode: null, bucket: 'old-calls', region: 'eu-west-1' },
  ...{ endpoint: null, prefix: 'voicekeep', objects: 3, bytes: 300, createdAt: '', testedAt: '' },
  ...{ readable: false, problem: { code: 'storage.key_unknown', message: 'The key is not known.' } },
};
