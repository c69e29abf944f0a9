import type { PutObjectCommand } from '@aws-sdk/client-s3';

/**
 * Puts the known SHA-256 of the body under the signature: the store refuses other bytes, the SDK need not hash
 * them once more, and a file is signed as well as a buffer (AWS Signature Version 4, `x-amz-content-sha256`).
 */
export function signPayload(command: PutObjectCommand, sha256: string): void {
  command.middlewareStack.add(
    (next) => (args) => {
      const request: unknown = args.request;
      if (hasHeaders(request)) request.headers['x-amz-content-sha256'] = sha256;
      return next(args);
    },
    { step: 'build', name: 'signPayload' },
  );
}

function hasHeaders(request: unknown): request is { headers: Record<string, string> } {
  return typeof request === 'object' && request !== null && 'headers' in request;
}
