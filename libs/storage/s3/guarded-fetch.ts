import http from 'node:http';
import https from 'node:https';
import type { S3Agents } from './s3-agents';
import { toStorageError } from './s3-errors';

const BODY_LIMIT = 64 * 1024;

export interface PlainAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  /** The first 64 KiB. */
  readonly body: Buffer;
}

export interface PlainRequest {
  readonly method?: 'GET' | 'OPTIONS';
  readonly headers?: Record<string, string>;
  readonly signal: AbortSignal;
}

/**
 * One plain request through the guarded agents, as a browser would make it; redirects are not followed.
 * @throws VoicekeepError `storage.*`
 */
export async function guardedFetch(
  url: string,
  agents: S3Agents,
  request: PlainRequest,
): Promise<PlainAnswer> {
  const { method = 'GET', headers = {}, signal } = request;
  const secure = url.startsWith('https:');
  const transport = secure ? https : http;
  const agent = secure ? agents.httpsAgent : agents.httpAgent;
  try {
    return await new Promise<PlainAnswer>((resolve, reject) => {
      const sent = transport.request(url, { method, headers, agent, signal }, (response) => {
        collect(response).then(
          (body) => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
          reject,
        );
      });
      sent.on('error', reject);
      sent.end();
    });
  } catch (error) {
    throw toStorageError(signal.aborted ? signal.reason : error);
  }
}

async function collect(response: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    if (!Buffer.isBuffer(chunk)) continue;
    chunks.push(chunk);
    size += chunk.length;
    if (size >= BODY_LIMIT) break;
  }
  return Buffer.concat(chunks).subarray(0, BODY_LIMIT);
}
