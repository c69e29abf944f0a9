import { VoicekeepError, type ErrorKind } from '@voicekeep/shared/errors';
import { readFault, type S3Fault } from './s3-fault';

type Meaning = readonly [word: string, kind: ErrorKind, message: string, retryable?: 'again'];

const KEY_UNKNOWN: Meaning = [
  'key_unknown',
  'invalid',
  'The store does not know this access key ID; copy it again from where the key was made.',
];
const SECRET_WRONG: Meaning = [
  'secret_wrong',
  'invalid',
  'The secret does not belong to this access key ID; enter the secret again, and look at the ID too.',
];
const DENIED: Meaning = [
  'missing_permission',
  'invalid',
  'The store refused: this key lacks a permission on the bucket. Attach the policy shown under "Policy".',
];
const SKEW: Meaning = [
  'clock_skew',
  'invalid',
  'The clock of this server and of the store differ by more than 15 minutes; let the operator correct the time (NTP).',
];
const UNREACHABLE: Meaning = [
  'endpoint_unreachable',
  'unavailable',
  'Nothing answers at this address; check host and port, as seen from the server.',
  'again',
];
const TIMEOUT: Meaning = [
  'endpoint_timeout',
  'unavailable',
  'The store did not answer in time; check host, port and firewall.',
  'again',
];
const UNTRUSTED: Meaning = [
  'tls_untrusted',
  'invalid',
  'The certificate is signed by an authority this server does not know; paste that authority’s certificate (PEM).',
];
const EXPIRED: Meaning = [
  'tls_expired',
  'invalid',
  'The certificate of the store has expired or is not valid yet; renew it there.',
];
const SLOW: Meaning = [
  'slow_down',
  'unavailable',
  'The store asks to go slower; it is tried again later.',
  'again',
];
const UNAVAILABLE: Meaning = [
  'unavailable',
  'unavailable',
  'The store has trouble of its own; it is tried again.',
  'again',
];
const NOT_S3: Meaning = [
  'not_s3',
  'invalid',
  'Something answers at this address, but it does not speak S3; enter the address of the S3 API, not of a console.',
];

/** Nothing we send has a condition, so something on the way made it up. */
const PRECONDITION: Meaning = [
  'precondition_failed',
  'unavailable',
  'The store answered that a condition was not met, though none was set; it is tried again.',
  'again',
];

/** Error codes of S3 (docs.aws.amazon.com, "Error responses") and of Ceph and Swift. */
const BY_NAME: Readonly<Record<string, Meaning>> = {
  NoSuchBucket: [
    'bucket_not_found',
    'invalid',
    'There is no bucket of this name; make it, or correct the name.',
  ],
  InvalidAccessKeyId: KEY_UNKNOWN,
  InvalidToken: KEY_UNKNOWN,
  SignatureDoesNotMatch: SECRET_WRONG,
  CredentialsProviderError: [
    'credentials_missing',
    'unavailable',
    'This server has no AWS access of its own: give its container or machine a role, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY for it.',
    'again',
  ],
  ExpiredToken: [
    'credentials_expired',
    'unavailable',
    'The temporary access to the store has expired; it is fetched anew.',
    'again',
  ],
  RequestTimeTooSkewed: SKEW,
  AccessDenied: DENIED,
  AllAccessDisabled: DENIED,
  AccountProblem: DENIED,
  SlowDown: SLOW,
  ServiceUnavailable: SLOW,
  Throttling: SLOW,
  ThrottlingException: SLOW,
  TooManyRequests: SLOW,
  RequestTimeout: TIMEOUT,
  TimeoutError: TIMEOUT,
  InternalError: UNAVAILABLE,
  EntityTooLarge: ['request_too_large', 'invalid', 'The store takes no object of this size in one piece.'],
  InvalidObjectState: ['object_archived', 'conflict', 'The file lies in an archive class; restore it first.'],
  InvalidRange: ['range_unsatisfiable', 'invalid', 'The file is shorter than the asked range.'],
  BadDigest: [
    'checksum_refused',
    'unavailable',
    'The bytes were altered on their way; they are sent again.',
    'again',
  ],
  XAmzContentSHA256Mismatch: [
    'checksum_refused',
    'unavailable',
    'The bytes were altered on their way; they are sent again.',
    'again',
  ],
  PreconditionFailed: PRECONDITION,
  ObjectLockedByBucketPolicy: ['object_locked', 'conflict', 'The bucket holds this file under a lock.'],
};

const BY_NODE: Readonly<Record<string, Meaning>> = {
  ENOTFOUND: [
    'endpoint_unreachable',
    'unavailable',
    'This host name is not known; check its spelling.',
    'again',
  ],
  EAI_AGAIN: [
    'endpoint_unreachable',
    'unavailable',
    'This host name could not be looked up; check its spelling and the DNS of the server.',
    'again',
  ],
  ECONNREFUSED: UNREACHABLE,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ECONNRESET: UNREACHABLE,
  EPIPE: UNREACHABLE,
  ETIMEDOUT: TIMEOUT,
  EPROTO: [
    'tls_protocol',
    'invalid',
    'The address says https, but what answers there speaks plain http; enter http:// or the https port.',
  ],
  ERR_SSL_WRONG_VERSION_NUMBER: [
    'tls_protocol',
    'invalid',
    'The address says https, but what answers there speaks plain http; enter http:// or the https port.',
  ],
  ERR_SSL_PACKET_LENGTH_TOO_LONG: [
    'tls_protocol',
    'invalid',
    'The address says https, but what answers there speaks plain http; enter http:// or the https port.',
  ],
  HPE_INVALID_CONSTANT: NOT_S3,
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'tls_host',
    'invalid',
    'The certificate belongs to another host name; enter the name it was made for.',
  ],
  CERT_HAS_EXPIRED: EXPIRED,
  CERT_NOT_YET_VALID: EXPIRED,
};

function byStatus({ status, contentType }: S3Fault): Meaning | null {
  if (status === null) return null;
  if (status === 413)
    return [
      'request_too_large',
      'invalid',
      'A proxy on the way refuses uploads of this size; let the operator raise its limit (client_max_body_size).',
    ];
  if (status === 429 || status === 503) return SLOW;
  if (status === 408 || status === 504) return TIMEOUT;
  if (status >= 500 && status !== 501) return UNAVAILABLE;
  if (status === 403) return DENIED;
  if (status === 412) return PRECONDITION;
  if (contentType.includes('html')) return NOT_S3;
  if (status >= 300 && status < 400)
    return [
      'endpoint_redirect',
      'invalid',
      'This address sends us elsewhere, which is not followed; enter the address it leads to.',
    ];
  return null;
}

function meaningOf(fault: S3Fault): Meaning {
  if (
    /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/.test(
      fault.name,
    ) ||
    (fault.status === 301 && fault.bucketRegion !== null)
  )
    return [
      'region_mismatch',
      'invalid',
      fault.bucketRegion === null
        ? 'The bucket lies in another region; enter the region it was made in.'
        : `The bucket is in ${fault.bucketRegion}; choose that region.`,
    ];
  const known = BY_NAME[fault.name] ?? BY_NODE[fault.nodeCode] ?? byStatus(fault);
  if (known) return known;
  if (fault.name === 'AbortError')
    return ['interrupted', 'unavailable', 'The transfer was interrupted.', 'again'];
  return [
    'store_refused',
    'invalid',
    'The store refused the request in a way that is not known here; the details are in the log.',
  ];
}

/** The one place that turns what the SDK, Node or a store throws into a `storage.*` error. What is ours already passes through. */
export function toStorageError(error: unknown): VoicekeepError {
  if (error instanceof VoicekeepError) return error;
  const fault = readFault(error);
  const [word, kind, message, again] = meaningOf(fault);
  const region = word === 'region_mismatch' && fault.bucketRegion ? { bucketRegion: fault.bucketRegion } : {};
  return new VoicekeepError({
    kind,
    code: `storage.${word}`,
    message,
    retryable: again === 'again',
    details: { storeCode: fault.name || fault.nodeCode, storeStatus: fault.status, ...region },
    cause: error,
  });
}

/** Whether the store said that the thing is not there, and nothing else. */
export function isNotFound(error: unknown): boolean {
  const { name, status } = readFault(error);
  return name === 'NoSuchKey' || name === 'NoSuchVersion' || (name === 'NotFound' && status === 404);
}

/** Null when the store answers with one of these codes; every other fault throws. */
export async function readOrNull<T>(read: () => Promise<T>, absent: readonly string[]): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (absent.includes(readFault(error).name)) return null;
    throw toStorageError(error);
  }
}
