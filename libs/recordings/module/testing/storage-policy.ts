import { newId } from '@voicekeep/shared/kernel';
import type { StoragePolicy } from '@voicekeep/storage/domain';

/** Everything on and nothing narrowed, unless told. */
export const storagePolicy = (change: Partial<StoragePolicy> = {}): StoragePolicy => ({
  ...{ enabled: true, locationId: newId(), keyTemplate: null, externalPrefix: null, verification: 'auto' },
  ...{ audioFormat: 'wav', playback: 'signed', deleteTwilioCopy: true, deleteTwilioCopyAfterHours: 0 },
  deleteWithCallLog: false,
  scope: { from: null, numbers: [], kinds: [] },
  ...change,
});
