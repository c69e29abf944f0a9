import { type CheckContext } from './check-context';
import { failed, type Outcome, ok, type Step, warning } from './check-step';
import { guardedFetch, type PlainAnswer } from '../guarded-fetch';

const SKEW_FAILS_MS = 10 * 60_000;
const SKEW_WARNS_MS = 60_000;
const MAX_MINUTES_TEXT = 'Let the operator of this server correct its clock (NTP).';

/** An unsigned look at the bucket: does S3 answer here at all, and is its clock ours? */
export const endpointStep: Step = {
  id: 'endpoint',
  title: 'Reach the store',
  stops: true,
  async run(context) {
    const url = new URL(context.endpoint);
    const { bucket, forcePathStyle } = context.connection;
    if (!forcePathStyle) url.hostname = `${bucket}.${url.hostname}`;
    url.pathname = forcePathStyle ? `/${bucket}` : '/';
    url.search = 'list-type=2&max-keys=1';
    const answer = await guardedFetch(url.href, context.agents, { signal: context.signal });
    return (
      wrongAddress(answer, context) ??
      clock(answer, context) ??
      exposure(answer) ??
      ok(`${url.host} answers and speaks S3.`)
    );
  },
};

const speaksS3 = ({ headers, body }: PlainAnswer): boolean =>
  /^\s*(<\?xml[^>]*>\s*)?<(Error|ListBucketResult)\b/.test(body.toString('utf8')) ||
  headers['x-amz-request-id'] !== undefined;

function wrongAddress(answer: PlainAnswer, { connection }: CheckContext): Outcome | null {
  const region = answer.headers['x-amz-bucket-region'];
  if (answer.status === 301 && typeof region === 'string' && region !== connection.region)
    return failed(
      'region_mismatch',
      `The bucket is in ${region}, the form says ${connection.region}.`,
      `Choose the region ${region}.`,
    );
  if (answer.status >= 300 && answer.status < 400 && !speaksS3(answer))
    return failed(
      'endpoint_redirect',
      'This address sends us elsewhere, which is not followed.',
      'Enter the address it leads to.',
    );
  if (speaksS3(answer)) return null;
  if (answer.status >= 500)
    return failed(
      'unavailable',
      'The store answers with an error of its own.',
      'Try again in a moment, or ask whoever runs the store.',
    );
  return failed(
    'not_s3',
    'Something answers at this address, but it does not speak S3.',
    'Enter the address of the S3 API, not of a console or web page, and check http or https.',
  );
}

function clock(answer: PlainAnswer, context: CheckContext): Outcome | null {
  const theirs = Date.parse(answer.headers.date ?? '');
  if (Number.isNaN(theirs)) return null;
  const ahead = context.now().getTime() - theirs;
  if (Math.abs(ahead) < SKEW_WARNS_MS) return null;
  const minutes = Math.round(Math.abs(ahead) / 60_000);
  const detail = `The clock of this server is ${minutes} min ${ahead > 0 ? 'ahead of' : 'behind'} the store's.`;
  return Math.abs(ahead) > SKEW_FAILS_MS
    ? failed('clock_skew', detail, MAX_MINUTES_TEXT)
    : warning('clock_skew', detail, MAX_MINUTES_TEXT);
}

function exposure(answer: PlainAnswer): Outcome | null {
  return answer.status === 200 && answer.body.includes('<ListBucketResult')
    ? warning(
        'block_public_access',
        'Anybody on the internet can list this bucket.',
        'Turn on "Block all public access" for the bucket, or confirm that you want to use it as it is.',
      )
    : null;
}
