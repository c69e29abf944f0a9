import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

export interface ChecksumProxy {
  readonly endpoint: string;
  close(): void;
}

/**
 * Stands in front of a real store and does what AWS documents for `x-amz-checksum-sha256`: refuses a wrong
 * one with BadDigest, keeps a right one and tells it on HEAD.
 */
export async function startChecksumProxy(target: string): Promise<ChecksumProxy> {
  const kept = new Map<string, string>();
  const server = http.createServer((request, response) => {
    void answer(request, response, target, kept).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  target: string,
  kept: Map<string, string>,
): Promise<void> {
  const body = await buffer(request);
  const path = (request.url ?? '').split('?')[0] ?? '';
  const checksum = request.headers['x-amz-checksum-sha256'];
  if (request.method === 'PUT' && typeof checksum === 'string') {
    if (createHash('sha256').update(body).digest('base64') !== checksum) {
      response.writeHead(400, { 'Content-Type': 'application/xml' });
      response.end('<?xml version="1.0"?><Error><Code>BadDigest</Code></Error>');
      return;
    }
    kept.set(path, checksum);
  }
  const sent = http.request(new URL(request.url ?? '/', target), {
    method: request.method ?? 'GET',
    headers: request.headers,
  });
  const back = await new Promise<http.IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject).end(body);
  });
  const told = request.method === 'HEAD' ? kept.get(path) : undefined;
  response.writeHead(back.statusCode ?? 502, {
    ...back.headers,
    ...(told === undefined ? {} : { 'x-amz-checksum-sha256': told }),
  });
  back.pipe(response);
}
