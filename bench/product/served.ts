import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { OwnProcess } from './own-process';

const READY_MS = 60_000;

/** Waits until the API at this address answers. @throws with its last words when it ended or takes too long */
export async function served(url: string, api: OwnProcess): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const response = await fetch(`${url}/health/live`).catch(() => null);
    if (response?.ok) return;
    if (!api.isRunning || Date.now() > deadline) throw new Error(`The API did not start:\n${api.output}`);
    await pause(100);
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer().once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address ? done(address.port) : failed()));
    });
  });
}
