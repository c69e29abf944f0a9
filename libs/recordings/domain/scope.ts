import type { StoragePolicy } from '@voicekeep/storage/domain';
import type { Recording } from './recording';

export interface Parties {
  readonly from: string | null;
  readonly to: string | null;
}

/** Whether a workspace lets the product touch this recording at all. Unknown parties are out of a scope of numbers. */
export function inScope(
  scope: StoragePolicy['scope'],
  recording: Pick<Recording, 'kind' | 'startedAt' | 'sourceCreatedAt'>,
  parties: Parties | null,
): boolean {
  if (scope.from && (recording.startedAt ?? recording.sourceCreatedAt) < scope.from) return false;
  if (scope.kinds.length > 0 && !scope.kinds.includes(recording.kind)) return false;
  if (scope.numbers.length === 0) return true;
  return scope.numbers.some((number) => number === parties?.from || number === parties?.to);
}
