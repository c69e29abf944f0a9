import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

const LOOPBACK = '127.0.0.1';
/** Below Linux's default ephemeral range (32768 and up), so that no outgoing connection sits on a chosen port. */
const PRIVATE_RANGE = { lowest: 20_000, highest: 32_000 };

export interface PortRange {
  lowest: number;
  highest: number;
}

/** True when nothing listens on the port of the address and we may listen there; on any address without one. */
export function isPortFree(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => {
      resolve(false);
    });
    probe.listen({ port, host, exclusive: true }, () => {
      probe.close(() => {
        resolve(true);
      });
    });
  });
}

/** The remembered port if it is still free, else another free one of the range, never one of `taken`. */
export async function choosePort(
  remembered: number | undefined,
  taken: ReadonlySet<number> = new Set(),
  range: PortRange = PRIVATE_RANGE,
): Promise<number> {
  if (remembered !== undefined && !taken.has(remembered) && (await isPortFree(remembered, LOOPBACK)))
    return remembered;
  for (;;) {
    const port = randomInt(range.lowest, range.highest);
    if (!taken.has(port) && (await isPortFree(port, LOOPBACK))) return port;
  }
}

/** The first port from `first` on that is free on the address; undefined when `tries` in a row are taken. */
export async function firstFreePort(first: number, tries = 200, host?: string): Promise<number | undefined> {
  for (let port = first; port < Math.min(first + tries, 65_536); port++) {
    if (await isPortFree(port, host)) return port;
  }
  return undefined;
}
