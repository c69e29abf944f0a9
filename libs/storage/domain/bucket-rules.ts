import type { FieldProblem } from '@voicekeep/shared/errors';

const problem = (code: string, message: string): FieldProblem => ({
  path: 'bucket',
  code: `storage.${code}`,
  message,
});

/** Bucket naming rules of S3 (docs.aws.amazon.com, "General purpose bucket naming rules"). */
export function bucketProblem(bucket: string): FieldProblem | null {
  if (bucket === '') return problem('bucket_required', 'Enter the bucket name.');
  if (bucket.startsWith('arn:')) {
    const name = bucket.split(':').at(-1)?.split('/')[0] ?? '';
    return problem('bucket_is_arn', `Enter only the name, not the ARN: "${name}".`);
  }
  if (bucket.includes('/'))
    return problem('bucket_is_url', 'Enter only the name; the path goes into Prefix.');
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(bucket))
    return problem(
      'bucket_like_ip',
      'A bucket name cannot look like an IP address; enter the bucket’s name.',
    );
  const fine = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) && !/\.\.|\.-|-\./.test(bucket);
  return fine
    ? null
    : problem('bucket_format', 'A bucket name has 3-63 characters: lower case, digits, dots, hyphens.');
}
