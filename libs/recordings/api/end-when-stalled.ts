import type { ServerResponse } from 'node:http';

/** Breaks an answer off whose client took nothing in `withinMs` while there was something to take. */
export function endWhenStalled(response: ServerResponse, withinMs: number): void {
  let before = -1;
  const look = setInterval(() => {
    const now = response.socket?.bytesWritten ?? 0;
    if (response.writableNeedDrain && now === before) response.destroy();
    before = now;
  }, withinMs);
  response.once('close', () => clearInterval(look));
}
