import { Readable } from 'node:stream';
import { errors } from '@voicekeep/shared/errors';
import { toStorageError } from './s3-errors';

/** The same bytes, ended with `storage.endpoint_timeout` when the source gives none for `milliseconds` while asked. */
export function withProgressDeadline(source: Readable, milliseconds: number): Readable {
  return Readable.from(chunks(source, milliseconds), { objectMode: false });
}

async function* chunks(source: Readable, milliseconds: number): AsyncGenerator<Buffer> {
  const iterator: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await within(iterator.next(), milliseconds);
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw toStorageError(error);
  } finally {
    source.destroy();
  }
}

async function within<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          errors.unavailable('storage.endpoint_timeout', 'The store stopped sending; it is tried again.', {
            retryable: true,
          }),
        ),
      milliseconds,
    );
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
