import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

export interface FaultAnswer {
  readonly status: number;
  readonly code?: string;
  /** Members of the error document. */
  readonly members?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** `silence` never answers. */
export type Fault = FaultAnswer | 'silence' | null;

export interface FaultProxy {
  readonly endpoint: string;
  readonly port: number;
  close(): void;
}

/**
 * Stands in front of a real store and answers in its place what `fault` says, as the AWS documentation
 * writes it; null lets the request through as it is.
 */
export async function startFaultProxy(
  target: string,
  fault: (request: http.IncomingMessage) => Fault,
  tls?: { key: string; cert: string },
): Promise<FaultProxy> {
  const listener: http.RequestListener = (request, response) => {
    const answer = fault(request);
    if (answer === 'silence') request.resume();
    else if (answer) {
      request.resume();
      respond(response, answer);
    } else forward(request, response, target);
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    endpoint: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function respond(response: http.ServerResponse, { status, code, members = {}, headers }: FaultAnswer): void {
  response.writeHead(status, { 'Content-Type': 'application/xml', ...headers });
  const inside = Object.entries({ Code: code ?? '', ...members });
  const xml = inside.map(([name, text]) => `<${name}>${text}</${name}>`).join('');
  response.end(code === undefined ? '' : `<?xml version="1.0" encoding="UTF-8"?><Error>${xml}</Error>`);
}

function forward(request: http.IncomingMessage, response: http.ServerResponse, target: string): void {
  const sent = http.request(new URL(request.url ?? '/', target), {
    method: request.method ?? 'GET',
    headers: request.headers,
  });
  sent.once('response', (back) => {
    response.writeHead(back.statusCode ?? 502, back.headers);
    back.pipe(response);
  });
  sent.once('error', () => response.destroy());
  request.pipe(sent);
}
