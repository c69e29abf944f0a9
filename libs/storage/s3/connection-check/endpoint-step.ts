import { type CheckContext } from './check-context';
import {
  failed,
  failedBy,
  type Outcome,
  ok,
  regionMismatch,
  type Step,
  suggesting,
  warning,
} from './check-step';
import type { PlainAnswer } from '../guarded-fetch';
import { toStorageError } from '../s3-errors';
import { diagnoseAddress, otherScheme } from './address-diagnosis';
import { lookWithoutKeys, speaksS3 } from './speaks-s3';

const SKEW_FAILS_MS = 10 * 60_000;
const SKEW_WARNS_MS = 60_000;
const FIX_CLOCK = 'Let the operator of this server correct its clock (NTP).';

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
    let answer: PlainAnswer;
    try {
      answer = await lookWithoutKeys(url, context.agents, context.signal);
    } catch (cause) {
      const error = toStorageError(cause);
      return (await diagnoseAddress(error, context).catch(() => null)) ?? failedBy(error);
    }
    return (
      (await wrongScheme(answer, context)) ??
      wrongAddress(answer, context) ??
      clock(answer, context) ??
      exposure(answer) ??
      ok(`${url.host} answers and speaks S3.`)
    );
  },
};

/** A port that speaks TLS answers plain http with 400 and a page that says so. */
async function wrongScheme(answer: PlainAnswer, context: CheckContext): Promise<Outcome | null> {
  return answer.status === 400 && !speaksS3(answer) && context.endpoint.startsWith('http:')
    ? otherScheme(context)
    : null;
}

function wrongAddress(answer: PlainAnswer, { connection }: CheckContext): Outcome | null {
  const region = answer.headers['x-amz-bucket-region'];
  if (answer.status === 301 && typeof region === 'string' && region !== connection.region)
    return regionMismatch(region, connection.region);
  if (answer.body.includes('<Code>SecondLevelDomainForbidden</Code>'))
    return suggesting(
      failed(
        'addressing_style',
        'This store wants the bucket in front of its host name, not in the path.',
        'Switch path-style addresses off.',
      ),
      'Use host-style addresses',
      { forcePathStyle: false },
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
  const seconds = Math.round(Math.abs(ahead) / 1000);
  const difference = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const detail = `The clock of this server is ${difference} ${ahead > 0 ? 'ahead of' : 'behind'} the store's; at 15 min it refuses everything.`;
  return Math.abs(ahead) > SKEW_FAILS_MS
    ? failed('clock_skew', detail, FIX_CLOCK)
    : warning('clock_skew', detail, FIX_CLOCK);
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
