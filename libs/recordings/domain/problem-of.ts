import { VoicekeepError } from '@voicekeep/shared/errors';

/** What a failure says of itself, for rows that people read. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
}

/** An error that is not ours is shown by a sentence of ours and may pass by itself. */
export function problemOf(error: unknown): Problem {
  if (error instanceof VoicekeepError)
    return {
      code: error.code.slice(0, 80),
      message: error.message.slice(0, 500),
      retryable: error.retryable,
      retryAfterMs: error.retryAfterSeconds === undefined ? null : error.retryAfterSeconds * 1000,
    };
  return {
    code: 'recording.unexpected',
    message: 'Something unexpected happened; it is tried again.',
    retryable: true,
    retryAfterMs: null,
  };
}
