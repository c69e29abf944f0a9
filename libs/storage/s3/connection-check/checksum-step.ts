import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { hexToBase64 } from '../checksums';
import { encryptionHeaders } from '../encryption-headers';
import type { CheckContext } from './check-context';
import { ok, type Step } from './check-step';

const WRONG = Buffer.alloc(32, 7).toString('base64');

async function put(context: CheckContext, checksum: string): Promise<boolean> {
  const { probe, checksumProbeKey, connection, client, signal } = context;
  context.written.add(checksumProbeKey);
  const command = new PutObjectCommand({
    Bucket: connection.bucket,
    Key: checksumProbeKey,
    Body: probe.bytes,
    ContentLength: probe.bytes.length,
    ContentMD5: hexToBase64(probe.md5),
    ChecksumSHA256: checksum,
    ...encryptionHeaders(connection.encryption),
  });
  return client.send(command, { abortSignal: signal }).then(
    () => true,
    () => false,
  );
}

async function keptChecksum({
  connection,
  client,
  signal,
  checksumProbeKey,
}: CheckContext): Promise<string | null> {
  const command = new HeadObjectCommand({
    Bucket: connection.bucket,
    Key: checksumProbeKey,
    ChecksumMode: 'ENABLED',
  });
  return client.send(command, { abortSignal: signal }).then(
    ({ ChecksumSHA256 }) => ChecksumSHA256 ?? null,
    () => null,
  );
}

/**
 * Sends a deliberately wrong SHA-256. A store that refuses it, takes the right one and tells it again
 * proves a copy by itself; any other is read back. Never fails: it only chooses the way of proving.
 */
export const checksumStep: Step = {
  id: 'checksum',
  title: 'See how copies can be proved',
  stops: false,
  async run(context) {
    const { store, signal } = context;
    const right = hexToBase64(context.probe.sha256);
    const refusedWrong = !(await put(context, WRONG));
    context.enforcesSha256 =
      refusedWrong && (await put(context, right)) && (await keptChecksum(context)) === right;
    context.mayDelete = await store.delete(context.checksumProbeKey, { signal }).then(
      () => true,
      () => false,
    );
    return ok(
      context.enforcesSha256
        ? 'The store checks SHA-256 itself, so every copy is proved by its checksum.'
        : 'The store does not check SHA-256 itself, so every copy is read back and compared.',
    );
  },
};
