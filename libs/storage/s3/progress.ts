import type { Readable } from 'node:stream';
import { WatchedBody } from '@voicekeep/shared/kernel';
import { errors } from '@voicekeep/shared/errors';
import { toStorageError } from './s3-errors';

const again = { retryable: true };

/** An answer's bytes; errs with `storage.endpoint_timeout` when none comes, with `storage.read_incomplete` when some are missing. */
export function wholeBody(source: Readable, sizeBytes: number | undefined, stallMs: number): Readable {
  return new WatchedBody(source, {
    sizeBytes: sizeBytes ?? null,
    stallMs,
    nameFault: (fault, cause) => {
      if (fault === 'stalled')
        return errors.unavailable(
          'storage.endpoint_timeout',
          'The store stopped sending; it is tried again.',
          again,
        );
      const told = toStorageError(cause);
      return fault === 'broken' && told.code !== 'storage.endpoint_unreachable' ? told : incomplete(cause);
    },
  });
}

const incomplete = (cause: unknown): Error =>
  errors.unavailable(
    'storage.read_incomplete',
    'The store ended its answer before all bytes came; it is read again.',
    { ...again, cause },
  );
