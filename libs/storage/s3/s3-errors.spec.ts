import { isCredentialsRejected } from '@voicekeep/storage/domain';
import { isNotFound, toStorageError } from './s3-errors';

const answer = (status: number, name = 'Unknown', headers: Record<string, string> = {}) =>
  Object.assign(new Error(name), {
    name,
    $metadata: { httpStatusCode: status },
    $response: { statusCode: status, headers },
  });
const node = (code: string) => Object.assign(new Error(code), { code });

describe('what a store or Node says', () => {
  it.each([
    [answer(404, 'NoSuchBucket'), 'bucket_not_found', false],
    [answer(403, 'InvalidAccessKeyId'), 'key_unknown', false],
    [answer(403, 'SignatureDoesNotMatch'), 'secret_wrong', false],
    [answer(403, 'RequestTimeTooSkewed'), 'clock_skew', false],
    [answer(403, 'AccessDenied'), 'missing_permission', false],
    [answer(301, 'PermanentRedirect', { 'x-amz-bucket-region': 'eu-west-1' }), 'region_mismatch', false],
    [answer(302), 'endpoint_redirect', false],
    [answer(413), 'request_too_large', false],
    [answer(413, 'EntityTooLarge'), 'request_too_large', false],
    [answer(503, 'SlowDown'), 'slow_down', true],
    [answer(503), 'slow_down', true],
    [answer(500, 'InternalError'), 'unavailable', true],
    [answer(502), 'unavailable', true],
    [answer(412, 'PreconditionFailed'), 'precondition_failed', true],
    [answer(412), 'precondition_failed', true],
    [answer(200, 'SyntaxError', { 'content-type': 'text/html' }), 'not_s3', false],
    [node('ENOTFOUND'), 'endpoint_unreachable', true],
    [node('ECONNREFUSED'), 'endpoint_unreachable', true],
    [node('ETIMEDOUT'), 'endpoint_timeout', true],
    [node('EPROTO'), 'tls_protocol', false],
    [node('SELF_SIGNED_CERT_IN_CHAIN'), 'tls_untrusted', false],
    [node('ERR_TLS_CERT_ALTNAME_INVALID'), 'tls_host', false],
    [node('CERT_HAS_EXPIRED'), 'tls_expired', false],
    [new DOMException('late', 'TimeoutError'), 'endpoint_timeout', true],
  ])('%s becomes storage.%s', (error, word, retryable) => {
    expect(toStorageError(error)).toMatchObject({ code: `storage.${word}`, retryable });
  });

  it('tells the region of a bucket elsewhere', () => {
    const told = Object.assign(answer(400, 'AuthorizationHeaderMalformed'), {
      message: "the region 'us-east-1' is wrong; expecting 'eu-west-1'",
    });
    expect(toStorageError(told)).toMatchObject({
      code: 'storage.region_mismatch',
      details: { bucketRegion: 'eu-west-1' },
    });
  });

  it('takes only a missing key for absent, never a missing bucket or a refusal', () => {
    expect(isNotFound(answer(404, 'NoSuchKey'))).toBe(true);
    expect(isNotFound(answer(404, 'NotFound'))).toBe(true);
    expect(isNotFound(answer(404, 'NoSuchBucket'))).toBe(false);
    expect(isNotFound(answer(403, 'AccessDenied'))).toBe(false);
  });

  it('lets the copy engine tell rejected credentials from other trouble', () => {
    expect(isCredentialsRejected(toStorageError(answer(403, 'SignatureDoesNotMatch')))).toBe(true);
    expect(isCredentialsRejected(toStorageError(answer(503, 'SlowDown')))).toBe(false);
  });

  it('never repeats what the store said, which may hold an address or a name', () => {
    const told = toStorageError(Object.assign(answer(400, 'Odd'), { message: 'secret-bucket-of-a-patient' }));
    expect(told.message).not.toContain('patient');
  });
});
