import { Agent, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';

const agent = new Agent({ keepAlive: true, maxSockets: 256, keepAliveMsecs: 5_000, timeout: 60_000 });
/** Headers that belong to one connection, not to the message. */
const HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade', 'proxy-connection']);

/** Passes a request on as it came, its Host header included: signatures cover it. Resolves with the answer's head. */
export function passOn(asked: IncomingMessage, target: URL): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sent = request({
      agent,
      host: target.hostname,
      port: target.port,
      method: asked.method,
      path: asked.url,
      headers: asked.headers,
      setHost: false,
    });
    sent.once('response', resolve).once('error', reject);
    asked.once('close', () => {
      if (!asked.complete) sent.destroy();
    });
    asked.pipe(sent);
  });
}

/** Gives the answer on as it came, with some headers changed. */
export async function giveBack(
  answer: IncomingMessage,
  response: ServerResponse,
  changed: Record<string, string> = {},
): Promise<void> {
  response.writeHead(answer.statusCode ?? 502, { ...endToEnd(answer), ...changed });
  await pipeline(answer, response).catch(() => undefined);
}

export function endToEnd(answer: IncomingMessage): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(answer.headers))
    if (value !== undefined && !HOP.has(name)) headers[name] = value;
  return headers;
}

/** The whole body of an answer. */
export async function bodyOf(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Reads the rest of a request without keeping it, so that its answer is heard. */
export async function swallow(asked: IncomingMessage): Promise<void> {
  asked.resume();
  if (!asked.readableEnded)
    await new Promise<void>((resolve) => asked.once('end', resolve).once('close', resolve));
}
