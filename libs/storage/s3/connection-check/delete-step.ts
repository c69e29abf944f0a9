import { toStorageError } from '../s3-errors';
import type { CheckContext } from './check-context';
import { failed, failedBy, type Outcome, ok, type Step, warning } from './check-step';

/** Removes all the check wrote, every version of it, and looks again. */
export const deleteStep: Step = {
  id: 'delete',
  title: 'Delete the file again',
  stops: false,
  async run(context) {
    const { store, written, signal } = context;
    try {
      for (const key of written) await store.delete(key, { signal });
    } catch (error) {
      return refused(failedBy(toStorageError(error), 's3:DeleteObject'), context);
    }
    const kept = [];
    try {
      for (const key of written) kept.push(...(await store.deleteAllVersions(key)));
    } catch {
      kept.push('versions');
    }
    for (const key of written)
      if (await store.head(key, { signal }))
        return failed(
          'delete_ignored',
          'The store said the file was deleted, but it is still there.',
          `Remove ${key} by hand and check the store’s settings.`,
        );
    if (kept.length > 0)
      return warning(
        'versions_remain',
        'The test file is deleted, but older versions of it stay in the bucket.',
        'Allow s3:ListBucketVersions and s3:DeleteObjectVersion if deleted recordings shall be gone for good.',
      );
    return ok('Nothing of the test is left in the bucket.');
  },
};

/** Says what stays; only a warning while nothing but leftovers would ever be deleted. */
async function refused(
  outcome: Outcome,
  { store, written, signal, deleteWithCallLog }: CheckContext,
): Promise<Outcome> {
  const left: string[] = [];
  for (const key of written) if (await store.head(key, { signal }).catch(() => null)) left.push(key);
  const stays = left.length === 0 ? '' : ` What the test wrote stays: ${left.join(', ')}.`;
  const mild = outcome.code === 'storage.missing_permission' && !deleteWithCallLog;
  return { ...outcome, detail: `${outcome.detail}${stays}`, ...(mild ? { status: 'warning' } : {}) };
}
