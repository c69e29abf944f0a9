import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';

const EVERY_MS = 1000;

/** Sends what `read` finds, each time it changed, until it has ended or nobody listens. */
export function everySecond<T extends object>(
  read: () => Promise<T>,
  hasEnded: (value: T) => boolean,
): Observable<MessageEvent> {
  return new Observable((listener) => {
    let last = '';
    let timer: NodeJS.Timeout | undefined;
    const look = async (): Promise<void> => {
      const value = await read();
      const text = JSON.stringify(value);
      if (text !== last) listener.next({ data: value });
      last = text;
      if (hasEnded(value)) listener.complete();
      else if (!listener.closed) timer = setTimeout(() => void look().catch(fail), EVERY_MS);
    };
    const fail = (error: unknown): void => listener.error(error);
    void look().catch(fail);
    return () => clearTimeout(timer);
  });
}
