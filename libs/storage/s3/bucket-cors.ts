import { createHash } from 'node:crypto';
import { GetBucketCorsCommand, PutBucketCorsCommand, type S3Client } from '@aws-sdk/client-s3';
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
  // Older stores demand an MD5 of this body, which the SDK no longer sends.
  command.middlewareStack.add(
    (next) => (args) => {
      const request: unknown = args.request;
      if (isRequest(request)) request.headers['content-md5'] = md5(request.body);
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

const md5 = (body: string | Uint8Array): string => createHash('md5').update(body).digest('base64');

function isRequest(
  request: unknown,
): request is { headers: Record<string, string>; body: string | Uint8Array } {
  return (
    typeof request === 'object' &&
    request !== null &&
    'headers' in request &&
    'body' in request &&
    (typeof request.body === 'string' || request.body instanceof Uint8Array)
  );
}
