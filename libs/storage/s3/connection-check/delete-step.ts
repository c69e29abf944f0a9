import { toStorageError } from '../s3-errors';
import { failed, failedBy, ok, type Step, warning } from './check-step';

/** Removes all the check wrote, every version of it, and looks again. */
export const deleteStep: Step = {
  id: 'delete',
  title: 'Delete the file again',
  stops: false,
  async run({ store, written, signal }) {
    try {
      for (const key of written) await store.delete(key, { signal });
    } catch (error) {
      return failedBy(toStorageError(error), 's3:DeleteObject');
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
