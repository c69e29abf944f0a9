import type { Request } from 'express';
import { errors } from '@voicekeep/shared/errors';

export const BODY_LIMIT_BYTES = 65_536;
/** A sender is heard to the end up to here, so that it gets to read the answer. */
const DRAIN_BYTES = 4 * 1024 * 1024;
const DEADLINE_MS = 10_000;

export const tooLarge = (): Error =>
  errors.tooLarge('telephony.too_large', 'A webhook is at most 64 KB long.');

/**
 * The bytes of the body: from the host if it kept them, else from the connection; null when the host's parser
 * took them. Bytes beyond the limit are dropped, never kept.
 * @throws VoicekeepError 413 `telephony.too_large`, 400 `telephony.body_incomplete`
 */
export async function rawBodyOf(request: Request & { rawBody?: unknown }): Promise<Buffer | null> {
  if (Buffer.isBuffer(request.rawBody)) {
    if (request.rawBody.length > BODY_LIMIT_BYTES) throw tooLarge();
    return request.rawBody;
  }
  if (request.readableEnded || request.readableDidRead) return null;
  const parts: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => request.destroy(), DEADLINE_MS);
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      if (size <= BODY_LIMIT_BYTES) parts.push(bytes);
      else if (size > DRAIN_BYTES) break;
    }
  } catch (cause) {
    throw errors.malformed('telephony.body_incomplete', 'The body did not come whole.', { cause });
  } finally {
    clearTimeout(timer);
  }
  if (size > BODY_LIMIT_BYTES) throw tooLarge();
  return Buffer.concat(parts);
}
