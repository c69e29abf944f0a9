import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * A process of its own in front of a store that ignores `x-amz-checksum-sha256`: keeps the checksum of each put
 * and tells it on HEAD, as AWS does. It proves the small objects of a connection test only; the price of proving
 * recordings would be paid by the store's machine, not by this one.
 */
const target = new URL(process.argv[2] ?? '');
const PROVEN_BYTES = 64 * 1024;
const kept = new Map<string, string>();
const agent = new http.Agent({ keepAlive: true });

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const path = (request.url ?? '').split('?')[0] ?? '';
  const checksum = request.headers['x-amz-checksum-sha256'];
  const small = Number(request.headers['content-length'] ?? 0) <= PROVEN_BYTES;
  const body = request.method === 'PUT' && small ? await buffer(request) : null;
  if (request.method === 'PUT' && typeof checksum === 'string') {
    if (body && createHash('sha256').update(body).digest('base64') !== checksum) {
      response.writeHead(400, { 'Content-Type': 'application/xml' });
      response.end('<?xml version="1.0"?><Error><Code>BadDigest</Code></Error>');
      return;
    }
    kept.set(path, checksum);
  }
  const sent = http.request({
    ...{ host: target.hostname, port: target.port, path: request.url ?? '/', agent },
    ...{ method: request.method ?? 'GET', headers: request.headers },
  });
  if (body) sent.end(body);
  else request.pipe(sent);
  const back = await new Promise<http.IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject);
  });
  const told = request.method === 'HEAD' ? kept.get(path) : undefined;
  response.writeHead(back.statusCode ?? 502, {
    ...back.headers,
    ...(told === undefined ? {} : { 'x-amz-checksum-sha256': told }),
  });
  back.pipe(response);
}

const server = http.createServer((request, response) => {
  answer(request, response).catch(() => response.destroy());
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
