import type { RecordingRestore } from './recording';

/**
 * Hours at most until a file of an archive class can be read, by the speed it is asked back at
 * (docs.aws.amazon.com, "Archive retrieval options"). What is not listed is not offered.
 */
export const RESTORE_HOURS: Readonly<Record<string, Partial<Record<RecordingRestore['tier'], number>>>> = {
  GLACIER: { Expedited: 1, Standard: 5, Bulk: 12 },
  DEEP_ARCHIVE: { Standard: 12, Bulk: 48 },
};
