import { type RecordingRestore, RESTORE_HOURS } from '@voicekeep/shared/contracts';
import type { ApiProblem } from '@voicekeep/shared/ui';

type Tier = RecordingRestore['tier'];

/** Why a recording does not play yet: it lies in an archive class, perhaps on its way back. */
export interface Archived {
  readonly storageClass: string;
  readonly isRestoring: boolean;
  /** The latest moment, when it is known. */
  readonly expectedAt: string | null;
}

const CLASS_NAMES: Readonly<Record<string, string>> = {
  GLACIER: 'S3 Glacier Flexible Retrieval',
  DEEP_ARCHIVE: 'S3 Glacier Deep Archive',
};

export const archiveName = (storageClass: string): string => CLASS_NAMES[storageClass] ?? storageClass;

/** What playback says of an archived recording; null when it refuses for another reason. */
export function archivedOf({ code, problem }: ApiProblem): Archived | null {
  const isRestoring = code === 'recording.restoring';
  if (!isRestoring && code !== 'recording.archived') return null;
  const { storageClass, expectedAt }: Record<string, unknown> = problem ?? {};
  return {
    storageClass: typeof storageClass === 'string' ? storageClass : 'an archive class',
    isRestoring,
    expectedAt: typeof expectedAt === 'string' ? expectedAt : null,
  };
}

/** The speeds at which a class gives files back, each with its hours; the usual one first. */
export function tiersOf(storageClass: string): { tier: Tier; words: string }[] {
  const hours = RESTORE_HOURS[storageClass] ?? {};
  return (['Standard', 'Expedited', 'Bulk'] as const).flatMap((tier) => {
    const most = hours[tier];
    return most === undefined
      ? []
      : [{ tier, words: `${tier}, within ${most} ${most === 1 ? 'hour' : 'hours'}` }];
  });
}
