import { createHash } from 'node:crypto';

/** Older stores demand an MD5 of a configuration's body, which the SDK no longer sends. */
export function setContentMd5(request: unknown): void {
  if (isRequest(request))
    request.headers['content-md5'] = createHash('md5').update(request.body).digest('base64');
}

function isRequest(
  request: unknown,
): request is { headers: Record<string, string>; body: string | Uint8Array } {
  return (
    typeof request === 'object' &&
    request !== null &&
    'headers' in request &&
    'body' in request &&
    (typeof request.body === 'string' || request.body instanceof Uint8Array)
  );
}
