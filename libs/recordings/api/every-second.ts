import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import { VoicekeepError } from '@voicekeep/shared/errors';

const EVERY_MS = 1000;
/** Proxies close a connection on which nothing moves, most after a minute. */
const SIGN_OF_LIFE_MS = 15_000;

/**
 * Sends what `read` finds, each time it changed and at least every 15 s, until it has ended, is gone, or
 * nobody listens. A look that fails otherwise is taken again: a restart of the database ends no stream.
 */
export function everySecond<T extends object>(
  read: () => Promise<T>,
  hasEnded: (value: T) => boolean,
): Observable<MessageEvent> {
  return new Observable((listener) => {
    let [last, sentAt] = ['', 0];
    let timer: NodeJS.Timeout | undefined;
    const look = async (): Promise<boolean> => {
      const value = await read();
      const text = JSON.stringify(value);
      if (text !== last || performance.now() - sentAt >= SIGN_OF_LIFE_MS) {
        listener.next({ data: value });
        [last, sentAt] = [text, performance.now()];
      }
      return hasEnded(value);
    };
    const turn = async (): Promise<void> => {
      try {
        if (await look()) return listener.complete();
      } catch (error) {
        if (error instanceof VoicekeepError && error.kind === 'not-found') return listener.complete();
      }
      if (!listener.closed) timer = setTimeout(() => void turn(), EVERY_MS);
    };
    void turn();
    return () => clearTimeout(timer);
  });
}
