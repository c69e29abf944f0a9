import { GetBucketCorsCommand, PutBucketCorsCommand, type S3Client } from '@aws-sdk/client-s3';
import { setContentMd5 } from './content-md5';
import { withOurCorsRule } from './cors-rules';
import { readOrNull, toStorageError } from './s3-errors';

/** Adds our rule to the bucket's CORS rules and leaves the others untouched. @throws VoicekeepError when the store refuses. */
export async function admitOrigins(
  client: S3Client,
  bucket: string,
  origins: readonly string[],
  signal: AbortSignal,
): Promise<void> {
  const abortSignal = signal;
  const absent = ['NoSuchCORSConfiguration', 'NoSuchCORSConfigurationError'];
  const answer = await readOrNull(
    () => client.send(new GetBucketCorsCommand({ Bucket: bucket }), { abortSignal }),
    absent,
  );
  const rules = withOurCorsRule(answer?.CORSRules ?? [], origins);
  if (!rules) return;
  const command = new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: rules } });
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
    throw toStorageError(error);
  }
}
