import { GetBucketVersioningCommand, GetObjectLockConfigurationCommand } from '@aws-sdk/client-s3';
import type { CheckContext } from './check-context';
import { ok, type Step, warning } from './check-step';

/** Versions and locks: what they mean for a deletion is said before anybody deletes. */
export const versionsStep: Step = {
  id: 'versions',
  title: 'See what the bucket keeps',
  stops: false,
  async run(context) {
    const lock = await defaultLock(context);
    if (lock !== null)
      return warning(
        'object_lock',
        `The bucket locks every new file${lock}; until then nobody can delete it.`,
        'Call logs can be deleted all the same; their files go when their locks end.',
      );
    const { client, connection, signal } = context;
    const status = await client
      .send(new GetBucketVersioningCommand({ Bucket: connection.bucket }), { abortSignal: signal })
      .then(
        (answer) => answer.Status ?? 'Off',
        () => null,
      );
    if (status === null) return ok('The store does not tell whether it keeps old versions.');
    return ok(
      status === 'Enabled'
        ? 'The bucket keeps old versions; a deletion removes every version of a file.'
        : 'The bucket keeps one version of each file.',
    );
  },
};

/** For how long the bucket locks by itself; null for not at all. */
async function defaultLock({ client, connection, signal }: CheckContext): Promise<string | null> {
  const command = new GetObjectLockConfigurationCommand({ Bucket: connection.bucket });
  const answer = await client.send(command, { abortSignal: signal }).catch(() => null);
  const retention = answer?.ObjectLockConfiguration?.Rule?.DefaultRetention;
  if (!retention?.Mode) return null;
  return retention.Years ? ` for ${retention.Years} years` : ` for ${retention.Days ?? 0} days`;
}
