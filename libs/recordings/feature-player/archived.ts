import { type RecordingRestore, RESTORE_HOURS } from '@voicekeep/shared/contracts';
import type { ApiProblem } from '@voicekeep/shared/ui';
import type { PlayerKey } from './texts/en';
import type { SayPlayer } from './texts/player-texts';

type Tier = RecordingRestore['tier'];

/** Why a recording does not play yet: it lies in an archive class, perhaps on its way back. */
export interface Archived {
  /** Null when it is not said. */
  readonly storageClass: string | null;
  readonly isRestoring: boolean;
  /** The latest moment, when it is known. */
  readonly expectedAt: string | null;
}

/** Names that AWS gave; they are the same in every language. */
const CLASS_NAMES: Readonly<Record<string, string>> = {
  GLACIER: 'S3 Glacier Flexible Retrieval',
  DEEP_ARCHIVE: 'S3 Glacier Deep Archive',
};

const TIER_NAMES: Readonly<Record<Tier, PlayerKey>> = {
  Standard: 'tier.standard',
  Expedited: 'tier.expedited',
  Bulk: 'tier.bulk',
};

/** Where a recording lies, as it stands in a sentence. */
export const archiveName = (storageClass: string | null, t: SayPlayer): string =>
  storageClass === null ? t('archived.some_class') : (CLASS_NAMES[storageClass] ?? storageClass);

/** What playback says of an archived recording; null when it refuses for another reason. */
export function archivedOf({ code, problem }: ApiProblem): Archived | null {
  const isRestoring = code === 'recording.restoring';
  if (!isRestoring && code !== 'recording.archived') return null;
  const { storageClass, expectedAt }: Record<string, unknown> = problem ?? {};
  return {
    storageClass: typeof storageClass === 'string' ? storageClass : null,
    isRestoring,
    expectedAt: typeof expectedAt === 'string' ? expectedAt : null,
  };
}

/** The speeds at which a class gives files back, each with its hours; the usual one first. */
export function tiersOf(storageClass: string | null, t: SayPlayer): { tier: Tier; words: string }[] {
  const hours = RESTORE_HOURS[storageClass ?? ''] ?? {};
  return (['Standard', 'Expedited', 'Bulk'] as const).flatMap((tier) => {
    const most = hours[tier];
    if (most === undefined) return [];
    return [{ tier, words: t.count('tier.within', most, { tier: t(TIER_NAMES[tier]) }) }];
  });
}
