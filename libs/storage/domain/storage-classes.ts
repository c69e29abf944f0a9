import { ARCHIVE_CLASSES, type ArchiveClass, type LifecycleTransition } from '@voicekeep/shared/contracts';
import type { FieldProblem } from '@voicekeep/shared/errors';

/** Below this AWS neither moves a file by default nor bills less for it in the colder classes. */
export const SMALL_BYTES = 128 * 1024;

/** Days billed at least per class (aws.amazon.com/s3/pricing, "minimum storage duration"). */
export const MINIMUM_DAYS: Readonly<Record<ArchiveClass, number>> = {
  STANDARD_IA: 30,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
};

/** Files in these have to be restored before they play. */
export const needsRestore = (storageClass: string): boolean =>
  storageClass === 'GLACIER' || storageClass === 'DEEP_ARCHIVE';

const MAX_DAYS = 36_500;

/** What is wrong with transitions, or null: colder classes come later, each once. */
export function transitionsProblem(transitions: readonly LifecycleTransition[]): FieldProblem | null {
  const problem = (word: string, message: string): FieldProblem => ({
    path: 'transitions',
    code: `storage.${word}`,
    message,
  });
  for (const [i, { afterDays, storageClass }] of transitions.entries()) {
    const before = transitions[i - 1];
    if (afterDays > MAX_DAYS) return problem('lifecycle_days', 'Days go up to 36,500.');
    if (storageClass === 'STANDARD_IA' && afterDays < 30)
      return problem('lifecycle_days', 'S3 moves files to Standard-IA after 30 days at the earliest.');
    if (
      before &&
      (afterDays <= before.afterDays ||
        ARCHIVE_CLASSES.indexOf(storageClass) <= ARCHIVE_CLASSES.indexOf(before.storageClass))
    )
      return problem(
        'lifecycle_order',
        'List the steps by days; each step has to be colder than the one before.',
      );
  }
  return null;
}
