import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { toStorageError } from '../s3-errors';
import { failedBy, ok, type Step } from './check-step';

/** These say something about the bucket, and so that the keys were good. */
const ABOUT_THE_BUCKET = new Set([
  'storage.bucket_not_found',
  'storage.region_mismatch',
  'storage.missing_permission',
  'storage.store_refused',
]);

/** Lists one key, signed: key, secret and clock are judged before anything else. */
export const credentialsStep: Step = {
  id: 'credentials',
  title: 'Check the keys',
  stops: true,
  async run(context) {
    const { bucket, prefix } = context.connection;
    try {
      const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, MaxKeys: 1 });
      await context.client.send(command, { abortSignal: context.signal });
    } catch (cause) {
      const error = toStorageError(cause);
      if (!ABOUT_THE_BUCKET.has(error.code)) return failedBy(error);
      context.listing = error;
    }
    return ok(
      context.connection.keyless
        ? 'The store knows the access of this server.'
        : 'The store knows the access key and its secret.',
    );
  },
};
