/** Where sources disagree about Twilio, or say nothing: what the sandbox does. Build for every value. */
export interface Variants {
  /** Media with Content-Length, or chunked. */
  readonly mediaDelivery: 'length' | 'chunked';
  /** Media served at once, or from another origin behind a 302. */
  readonly mediaHost: 'direct' | 'redirect';
  /** What a media path without extension gives. */
  readonly bareMedia: 'wav' | 'json';
  /** How deleting a recording that is not completed is refused (with code 20009). */
  readonly deleteRefusedStatus: 400 | 409;
  /** How a restricted key without the permission is refused (with code 70051). */
  readonly forbiddenStatus: 401 | 403;
}

export const DEFAULT_VARIANTS: Variants = {
  mediaDelivery: 'length',
  mediaHost: 'direct',
  bareMedia: 'wav',
  deleteRefusedStatus: 400,
  forbiddenStatus: 403,
};
