import type { LifecyclePreset } from '@voicekeep/shared/contracts';

/** Offered ready-made; none of them deletes. */
export const LIFECYCLE_PRESETS: readonly Omit<LifecyclePreset, 'preview'>[] = [
  {
    id: 'keep',
    title: 'Leave everything in Standard',
    words: 'Every recording plays at once, at the full price.',
    transitions: [],
  },
  {
    id: 'instant',
    title: 'Instant archive after 90 days',
    words: 'Old recordings cost about a sixth and still play at once; each playback costs a little.',
    transitions: [{ afterDays: 90, storageClass: 'GLACIER_IR' }],
  },
  {
    id: 'deep',
    title: 'Instant archive after 90 days, deep archive after a year',
    words: 'After a year a recording costs next to nothing and has to be restored before it plays.',
    transitions: [
      { afterDays: 90, storageClass: 'GLACIER_IR' },
      { afterDays: 365, storageClass: 'DEEP_ARCHIVE' },
    ],
  },
];
