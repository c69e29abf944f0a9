import type { PlainAnswer } from '../guarded-fetch';

/** Whether an answer bears the marks of S3: its XML, or its request id. */
export const speaksS3 = ({ headers, body }: PlainAnswer): boolean =>
  /^\s*(<\?xml[^>]*>\s*)?<(Error|ListBucketResult)\b/.test(body.toString('utf8')) ||
  headers['x-amz-request-id'] !== undefined;
