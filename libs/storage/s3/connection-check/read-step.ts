import { buffer } from 'node:stream/consumers';
import { toStorageError } from '../s3-errors';
import { failed, failedBy, ok, type Step } from './check-step';

/** Reads the file back and compares every byte; then finds it by its exact key. */
export const readStep: Step = {
  id: 'read',
  title: 'Read it back',
  stops: true,
  async run({ store, probe, signal, listing }) {
    try {
      const read = await store.get(probe.key, { signal });
      if (!read)
        return failed(
          'read_back_differs',
          'The file just written is not there.',
          'Check the address: a proxy or gateway may send reads elsewhere.',
        );
      if (!(await buffer(read.body)).equals(probe.bytes))
        return failed(
          'read_back_differs',
          'The store gave back other bytes than were written.',
          'Do not use this store or the proxy before it: recordings would be damaged.',
        );
    } catch (error) {
      return failedBy(toStorageError(error), 's3:GetObject');
    }
    if (listing) return ok('The bytes are the same; the key could not be looked up, as listing is refused.');
    try {
      const { keys } = await store.list(probe.key);
      if (!keys.some(({ key }) => key === probe.key))
        return failed(
          'bucket_in_endpoint',
          'The file did not land under the key it was given.',
          'Take the bucket’s name out of the address.',
        );
    } catch (error) {
      return failedBy(toStorageError(error), 's3:ListBucket');
    }
    return ok('The bytes and the key are the same.');
  },
};
