import { guardedFetch, type PlainAnswer } from '../guarded-fetch';
import type { S3Agents } from '../s3-agents';

/** Whether an answer bears the marks of S3: its XML, or its request id. */
export const speaksS3 = ({ headers, body }: PlainAnswer): boolean =>
  /^\s*(<\?xml[^>]*>\s*)?<(Error|ListBucketResult)\b/.test(body.toString('utf8')) ||
  headers['x-amz-request-id'] !== undefined;

/**
 * Looks at a bucket without any key. OpenStack Swift speaks S3 only to what looks signed: where the first answer
 * bears no mark of S3, a signed URL that lacks its signature is tried too.
 * @param url the bucket's own, without a query
 * @returns the answer that speaks S3, else the first one. @throws VoicekeepError `storage.*`
 */
export async function lookWithoutKeys(url: URL, agents: S3Agents, signal: AbortSignal): Promise<PlainAnswer> {
  const ask = (query: string): Promise<PlainAnswer> =>
    guardedFetch(`${url.href}?${query}`, agents, { signal });
  const first = await ask('list-type=2&max-keys=1');
  if (speaksS3(first)) return first;
  const second = await ask('X-Amz-Credential=none').catch(() => first);
  return speaksS3(second) ? second : first;
}
