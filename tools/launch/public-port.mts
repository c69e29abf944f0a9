import { LaunchError } from '../services/launch-error.mts';
import { firstFreePort, isPortFree } from '../services/ports.mts';

const FIRST = 3000;
/** Every address of this machine: a port taken on any of them would shadow ours for some callers. */
const EVERYWHERE = undefined;

/** The port of the product: the given one, which must be free, else the first free one from 3000. */
export async function choosePublicPort(given: string | undefined): Promise<number> {
  if (given === undefined || given === '') {
    const port = await firstFreePort(FIRST, 200, EVERYWHERE);
    if (port !== undefined) return port;
    throw new LaunchError('No port from 3000 to 3199 is free: name one with PORT.');
  }
  const port = Number(given);
  if (!/^\d+$/.test(given) || port < 1 || port > 65_535) {
    throw new LaunchError(`PORT must be a number from 1 to 65535; "${given}" is not.`);
  }
  if (await isPortFree(port, EVERYWHERE)) return port;
  throw new LaunchError(`Port ${port} is taken: stop what listens there, or name another one with PORT.`);
}
