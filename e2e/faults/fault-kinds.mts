/** What a request to one of the stand-ins wants; faults are chosen by it. */
export type Operation =
  | 'twilio-media'
  | 'twilio-metadata'
  | 'twilio-delete'
  | 'twilio-list'
  | 's3-put'
  | 's3-head'
  | 's3-get'
  | 's3-delete'
  | 's3-list';

const TWILIO: readonly Operation[] = ['twilio-media', 'twilio-metadata', 'twilio-delete', 'twilio-list'];
const MEDIA: readonly Operation[] = ['twilio-media'];
const S3: readonly Operation[] = ['s3-put', 's3-head', 's3-get', 's3-delete', 's3-list'];
const PUT: readonly Operation[] = ['s3-put'];

/** Every way in which Twilio, the bucket or the way to them fails here, and where it can happen. */
export const FAULTS = {
  'twilio:404-early': MEDIA,
  'twilio:404-for-good': MEDIA,
  'twilio:401': TWILIO,
  'twilio:429': TWILIO,
  'twilio:503': TWILIO,
  'twilio:cut-with-length': MEDIA,
  'twilio:cut-chunked': MEDIA,
  'twilio:cut-without-length': MEDIA,
  'twilio:reset': TWILIO,
  'twilio:stall': MEDIA,
  'twilio:empty': MEDIA,
  'twilio:wrong-type': MEDIA,
  'twilio:redirect': MEDIA,
  'twilio:delete-applied-then-reset': ['twilio-delete'],
  's3:503-before': S3,
  's3:500-after-apply': ['s3-put', 's3-delete'],
  's3:reset-before': S3,
  's3:reset-after': ['s3-put', 's3-delete'],
  's3:bit-flip': PUT,
  's3:short-store': PUT,
  's3:stall': ['s3-put', 's3-get'],
  's3:false-404': ['s3-head', 's3-get'],
  's3:403-key': ['s3-put', 's3-get'],
  's3:412': PUT,
  's3:wrong-region': PUT,
  's3:slow': ['s3-put', 's3-get'],
  's3:get-cut': ['s3-get'],
  's3:delete-that-keeps': ['s3-delete'],
} as const satisfies Record<string, readonly Operation[]>;

export type FaultKind = keyof typeof FAULTS;

export const FAULT_KINDS = Object.keys(FAULTS) as FaultKind[];

/** The kinds that make sense for an operation. */
export function kindsFor(operation: Operation): FaultKind[] {
  return FAULT_KINDS.filter((kind) => (FAULTS[kind] as readonly Operation[]).includes(operation));
}
