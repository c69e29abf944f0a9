import {
  DeleteBucketLifecycleCommand,
  GetBucketLifecycleConfigurationCommand,
  type GetBucketLifecycleConfigurationCommandOutput,
  PutBucketLifecycleConfigurationCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { errors } from '@voicekeep/shared/errors';
import { withDeadline } from '@voicekeep/shared/kernel';
import {
  BucketLifecycle,
  type BucketConnection,
  type FoundRule,
  type OwnRule,
} from '@voicekeep/storage/domain';
import { setContentMd5 } from './content-md5';
import type { EndpointGuard } from './endpoint-guard';
import { toFoundRule, withOwnRule } from './lifecycle-rules';
import { openS3Client } from './s3-client';
import { readOrNull, toStorageError } from './s3-errors';
import { readFault } from './s3-fault';

const CALL_MS = 10_000;
/** A store that knows no lifecycle rules has none. */
const UNKNOWN = ['NotImplemented', 'MethodNotAllowed'];
const ABSENT = ['NoSuchLifecycleConfiguration', ...UNKNOWN];
const REFUSED = new Set([
  ...UNKNOWN,
  'InvalidRequest',
  'InvalidArgument',
  'MalformedXML',
  'InvalidStorageClass',
]);

/** A bucket's lifecycle rules over S3's API, which knows only the whole set: read, merge, write, read again. */
export class S3BucketLifecycle extends BucketLifecycle {
  constructor(private readonly guard: EndpointGuard) {
    super();
  }

  override read(connection: BucketConnection): Promise<readonly FoundRule[]> {
    return this.with(connection, async (client, signal) =>
      ((await configurationOf(client, connection.bucket, signal))?.Rules ?? []).map(toFoundRule),
    );
  }

  override put(connection: BucketConnection, own: OwnRule): Promise<readonly FoundRule[]> {
    const { bucket } = connection;
    return this.with(connection, async (client, signal) => {
      const before = await configurationOf(client, bucket, signal);
      const rules = withOwnRule(before?.Rules ?? [], own);
      if (rules.length > 0) await putRules(client, bucket, { ...before, Rules: rules }, signal);
      // never asked in vain: OpenStack Swift knows no such request and takes it for the removal of the bucket itself
      else if (before?.Rules?.length) await removeAll(client, bucket, signal);
      return ((await configurationOf(client, bucket, signal))?.Rules ?? []).map(toFoundRule);
    });
  }

  private async with<T>(
    connection: BucketConnection,
    work: (client: S3Client, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const { client } = openS3Client(connection, this.guard);
    try {
      return await withDeadline(CALL_MS, (signal) => work(client, signal));
    } catch (error) {
      throw toStorageError(error);
    } finally {
      client.destroy();
    }
  }
}

type Configuration = Pick<
  GetBucketLifecycleConfigurationCommandOutput,
  'Rules' | 'TransitionDefaultMinimumObjectSize'
>;

const configurationOf = (
  client: S3Client,
  bucket: string,
  abortSignal: AbortSignal,
): Promise<Configuration | null> =>
  readOrNull(
    () => client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }), { abortSignal }),
    ABSENT,
  );

async function putRules(
  client: S3Client,
  bucket: string,
  { Rules, TransitionDefaultMinimumObjectSize }: Configuration,
  abortSignal: AbortSignal,
): Promise<void> {
  const command = new PutBucketLifecycleConfigurationCommand({
    Bucket: bucket,
    LifecycleConfiguration: { Rules },
    TransitionDefaultMinimumObjectSize,
  });
  command.middlewareStack.add(
    (next) => (args) => {
      setContentMd5(args.request);
      return next(args);
    },
    { step: 'build', name: 'contentMd5' },
  );
  try {
    await client.send(command, { abortSignal });
  } catch (error) {
    if (REFUSED.has(readFault(error).name))
      throw errors.invalid(
        'storage.lifecycle_refused',
        'The store does not take such a rule: it may not know this storage class, or lifecycle rules at all.',
        { cause: error },
      );
    throw error;
  }
}

async function removeAll(client: S3Client, bucket: string, abortSignal: AbortSignal): Promise<void> {
  await client.send(new DeleteBucketLifecycleCommand({ Bucket: bucket }), { abortSignal });
}
