/** What sort of trouble it is. The HTTP edge maps each to one status; nothing else knows HTTP. */
export type ErrorKind =
  | 'malformed' // 400: cannot be read
  | 'unauthenticated' // 401
  | 'forbidden' // 403
  | 'not-found' // 404
  | 'method-not-allowed' // 405
  | 'conflict' // 409
  | 'gone' // 410
  | 'too-large' // 413
  | 'unsupported-media' // 415
  | 'invalid' // 422: can be read, cannot be done
  | 'rate-limited' // 429
  | 'internal' // 500
  | 'unavailable'; // 503

/** One bad field of a request: where, which rule, and one plain sentence with the fix. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

export interface VoicekeepErrorOptions {
  readonly kind: ErrorKind;
  /** Stable and dotted: area, dot, word (`storage.bucket_required`). Clients may rely on it. */
  readonly code: string;
  /** One plain sentence with the fix. Never a secret, a phone number, a signed URL or a remote body. */
  readonly message: string;
  readonly retryable?: boolean;
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds?: number;
  readonly fields?: readonly FieldProblem[];
  /** Further members of the problem document; must be safe to show. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one error of the house: what happened, under a stable code, in words for a person. */
export class VoicekeepError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly retryable: boolean;
  readonly retryAfterSeconds: number | undefined;
  readonly fields: readonly FieldProblem[];
  readonly details: Readonly<Record<string, unknown>>;

  constructor(options: VoicekeepErrorOptions) {
    super(options.message, { cause: options.cause });
    this.name = 'VoicekeepError';
    this.kind = options.kind;
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.fields = options.fields ?? [];
    this.details = options.details ?? {};
  }
}
