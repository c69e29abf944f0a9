import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

const CONNECT_DEADLINE_MS = 5_000;
const TOTAL_DEADLINE_MS = 15_000;

/** No connection came about: the one failure after which Twilio tries again by itself. */
export class ConnectFailure extends Error {}

/** Posts a form once and gives the answer's status. Deadlines as Twilio's: 5 s to connect, 15 s in all. */
export function postForm(
  url: string,
  headers: Record<string, string>,
  body: string,
  stop: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let connected = false;
    const target = new URL(url);
    const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
    const signal = AbortSignal.any([stop, AbortSignal.timeout(TOTAL_DEADLINE_MS)]);
    const request = send(target, { method: 'POST', headers, agent: false, signal }, (response) => {
      response.resume();
      response.on('error', reject).on('end', () => resolve(response.statusCode ?? 0));
    });
    request.on('socket', (socket) => {
      const timer = setTimeout(
        () => socket.destroy(new Error('No connection in time.')),
        CONNECT_DEADLINE_MS,
      );
      socket.once(target.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
        clearTimeout(timer);
      });
      socket.once('close', () => clearTimeout(timer));
    });
    request.on('error', (cause) => reject(connected ? cause : new ConnectFailure(cause.message, { cause })));
    request.end(body);
  });
}
