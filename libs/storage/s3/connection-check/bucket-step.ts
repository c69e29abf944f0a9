import { failed, failedBy, ok, regionMismatch, type Step, suggesting, warning } from './check-step';

/** What the listing said about the bucket. */
export const bucketStep: Step = {
  id: 'bucket',
  title: 'Find the bucket',
  // A key that may not list may still write and read: what follows tells which other permissions lack.
  stops: ({ code }) => code !== 'storage.missing_permission',
  async run({ connection, endpoint, listing }) {
    const { bucket, region } = connection;
    const { hostname } = new URL(endpoint);
    if (connection.forcePathStyle && hostname.startsWith(`${bucket}.`)) {
      const without = endpoint.replace(`${bucket}.`, '');
      return suggesting(
        failed(
          'bucket_in_endpoint',
          'The address already contains the bucket, so files would land under a wrong key.',
          `Enter the address without it: ${without}.`,
        ),
        `Use ${without}`,
        { endpoint: without },
      );
    }
    if (listing === null)
      return bucket.includes('.') && endpoint.startsWith('https:')
        ? warning(
            'bucket_dots',
            `No certificate covers a host name made of ${bucket}, so path-style addresses are used.`,
            'This works; a bucket name without dots works everywhere.',
          )
        : ok(`The bucket ${bucket} is there.`);
    if (listing.code === 'storage.bucket_not_found')
      return failed(
        'bucket_not_found',
        `There is no bucket named ${bucket} at this store.`,
        'Make the bucket, or correct its name.',
      );
    const found = listing.details['bucketRegion'];
    if (typeof found === 'string') return regionMismatch(found, region);
    return failedBy(listing, 's3:ListBucket');
  },
};
