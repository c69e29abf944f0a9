import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { callOf, pageOf, recordingOf } from './twilio-answers';
import { type RecordingSet, sidOf, sizeBytesOf, wavHeader } from './recording-set';

/** A process of its own: static recordings, once as Twilio gives them, once as files in a folder. */
const sets = new Map<string, RecordingSet>(
  (JSON.parse(process.argv[2] ?? '[]') as RecordingSet[]).map((set) => [set.digit, set]),
);

const NOISE_BYTES = 4 * 1024 * 1024;
/** Each recording begins elsewhere in the noise, so that no two are alike. */
const SHIFT_BYTES = 2048;

/** Quiet noise by a fixed formula: compresses badly and is the same in every run. */
function noise(): Buffer {
  const bytes = Buffer.alloc(NOISE_BYTES);
  let state = 0x2545f491;
  for (let at = 0; at < NOISE_BYTES; at += 2) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes.writeInt16LE((state >>> 18) - 8192, at);
  }
  return bytes;
}

const sound = noise();

async function sendWav(set: RecordingSet, index: number, response: http.ServerResponse): Promise<void> {
  const header = wavHeader(set);
  response.cork();
  response.write(header);
  let left = sizeBytesOf(set) - header.length;
  for (let at = (index * SHIFT_BYTES) % NOISE_BYTES; left > 0; at = 0) {
    const part = sound.subarray(at, Math.min(at + left, NOISE_BYTES));
    left -= part.length;
    const flowing = response.write(part);
    response.uncork();
    if (!flowing && left > 0) await once(response, 'drain');
  }
  response.end();
}

function sendJson(response: http.ServerResponse, body: unknown): void {
  response.setHeader('Content-Type', 'application/json');
  response.end(JSON.stringify(body));
}

function sendFolder(set: RecordingSet, response: http.ServerResponse): void {
  const links = Array.from({ length: set.count }, (_, index) => `${sidOf('RE', set, index)}.wav`);
  response.setHeader('Content-Type', 'text/html');
  response.end(
    `<html><body><pre>${links.map((name) => `<a href="${name}">${name}</a>`).join('\n')}</pre></body></html>`,
  );
}

function notFound(response: http.ServerResponse): void {
  response.statusCode = 404;
  sendJson(response, { code: 20404, message: 'not found', status: 404 });
}

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://media');
  const wav = /\/RE([123])([0-9a-f]{31})\.wav$/.exec(url.pathname);
  const set = sets.get(wav?.[1] ?? '') ?? sets.get(/\/(?:AC|files\/)([123])/.exec(url.pathname)?.[1] ?? '');
  if (!set) return notFound(response);
  if (wav) {
    response.setHeader('Content-Type', 'audio/x-wav');
    response.setHeader('Content-Length', sizeBytesOf(set));
    if (request.method === 'HEAD') response.end();
    else await sendWav(set, Number.parseInt(wav[2] ?? '0', 16), response);
    return;
  }
  if (url.pathname.startsWith('/files/')) return sendFolder(set, response);
  const account = /\/(AC[0-9a-f]{32})\//.exec(url.pathname)?.[1] ?? '';
  if (url.pathname.endsWith('/Recordings.json'))
    return sendJson(
      response,
      pageOf('recordings', set, url, (index) => recordingOf(set, account, index)),
    );
  if (url.pathname.endsWith('/Calls.json'))
    return sendJson(
      response,
      pageOf('calls', set, url, (index) => callOf(set, account, index)),
    );
  const one = /\/RE[123]([0-9a-f]{31})\.json$/.exec(url.pathname);
  if (!one) return notFound(response);
  sendJson(response, recordingOf(set, account, Number.parseInt(one[1] ?? '0', 16)));
}

const server = http.createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
