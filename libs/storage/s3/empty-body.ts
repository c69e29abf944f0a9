import type { S3Client } from '@aws-sdk/client-s3';

/**
 * Has every deletion say that it carries no body. OpenStack Swift, asked to delete the newest of several versions,
 * else waits for one until its time is over, and fails. Left out of the signature, as proxies may drop it.
 */
export function stateEmptyBodies(client: S3Client): void {
  client.middlewareStack.add(
    (next) => (args) => {
      if (isDeletion(args.request)) args.request.headers['content-length'] = '0';
      return next(args);
    },
    { step: 'finalizeRequest', priority: 'low', name: 'stateEmptyBodies' },
  );
}

function isDeletion(request: unknown): request is { headers: Record<string, string> } {
  return (
    typeof request === 'object' &&
    request !== null &&
    'headers' in request &&
    'method' in request &&
    request.method === 'DELETE'
  );
}
