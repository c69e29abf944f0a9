import { Transform } from 'node:stream';
import { errors } from '@voicekeep/shared/errors';

/** Passes bytes on, counts them, and fails when none came for a while or when fewer came than promised. */
export function stallingGuard(stallMilliseconds: number, promisedBytes: number | null): Transform {
  let seen = 0;
  let timer: NodeJS.Timeout | undefined;
  const guard = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length;
      timer?.refresh();
      done(null, chunk);
    },
    flush(done) {
      const short = promisedBytes !== null && seen !== promisedBytes;
      done(
        short
          ? errors.unavailable(
              'telephony.media_cut',
              'Twilio ended the download early; it is tried again by itself.',
              { retryable: true },
            )
          : null,
      );
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
  timer = setTimeout(
    () =>
      guard.destroy(
        errors.unavailable(
          'telephony.media_stalled',
          'Twilio stopped sending; the download is tried again by itself.',
          { retryable: true },
        ),
      ),
    stallMilliseconds,
  );
  return guard;
}
