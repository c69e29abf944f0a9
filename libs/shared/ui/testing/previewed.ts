import type { DeletionPreview } from '@voicekeep/shared/contracts';

/** A preview that meets no recording, unless told. */
export const previewed = (more: Partial<DeletionPreview> = {}): DeletionPreview => ({
  ...{ callLogs: 0, held: { count: 0, reason: null }, recordings: 0, seconds: 0, bytes: 0 },
  ...{ deletesFiles: false, deletesTwilioCopies: false, versionedFiles: 0, lockedFiles: 0 },
  files: { removed: 0, kept: 0, copiedAndKept: 0, stopped: 0, writtenByTwilio: 0, none: 0 },
  twilioCopies: { neverMoved: 0, removed: 0, stays: 0, ownSwitch: 0, none: 0 },
  ...more,
});
