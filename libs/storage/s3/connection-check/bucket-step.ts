import { failed, failedBy, ok, type Step } from './check-step';

/** What the listing said about the bucket. */
export const bucketStep: Step = {
  id: 'bucket',
  title: 'Find the bucket',
  stops: true,
  async run({ connection, endpoint, listing }) {
    const { bucket, region } = connection;
    const { hostname } = new URL(endpoint);
    if (connection.forcePathStyle && hostname.startsWith(`${bucket}.`))
      return failed(
        'bucket_in_endpoint',
        'The address already contains the bucket, so files would land under a wrong key.',
        `Enter the address without it: ${endpoint.replace(`${bucket}.`, '')}.`,
      );
    if (listing === null) return ok(`The bucket ${bucket} is there.`);
    if (listing.code === 'storage.bucket_not_found')
      return failed(
        'bucket_not_found',
        `There is no bucket named ${bucket} at this store.`,
        'Make the bucket, or correct its name.',
      );
    const found = listing.details['bucketRegion'];
    if (typeof found === 'string')
      return failed(
        'region_mismatch',
        `The bucket is in ${found}, the form says ${region}.`,
        `Choose the region ${found}.`,
      );
    return failedBy(listing, 's3:ListBucket');
  },
};
