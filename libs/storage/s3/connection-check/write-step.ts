import { PutObjectCommand } from '@aws-sdk/client-s3';
import { toStorageError } from '../s3-errors';
import type { CheckContext } from './check-context';
import { failed, failedBy, type Outcome, ok, type Step, suggesting } from './check-step';

/** One put, the very way recordings are put. */
export const writeStep: Step = {
  id: 'write',
  title: 'Write a file',
  stops: true,
  async run(context): Promise<Outcome> {
    const { store, probe, written, signal } = context;
    written.add(probe.key);
    try {
      await store.put(
        probe.key,
        { bytes: probe.bytes },
        {
          sizeBytes: probe.bytes.length,
          sha256: probe.sha256,
          md5: probe.md5,
          contentType: 'audio/wav',
          metadata: { sha256: probe.sha256, kind: 'check' },
          signal,
        },
      );
    } catch (cause) {
      const error = toStorageError(cause);
      return (
        aboutKms(cause) ?? (await aboutEncryption(error.code, context)) ?? failedBy(error, 's3:PutObject')
      );
    }
    return ok(`Wrote ${probe.bytes.length} bytes.`);
  },
};

function aboutKms(cause: unknown): Outcome | null {
  const told = cause instanceof Error && cause.cause instanceof Error ? cause.cause.message : '';
  if (!/\bkms:/i.test(told)) return null;
  const key = /:key\/([\w-]+)/.exec(told)?.[1];
  return failed(
    'missing_permission',
    `The bucket is encrypted with ${key ? `the KMS key ${key}` : 'a KMS key'} that this access key may not use.`,
    'Add kms:GenerateDataKey and kms:Decrypt for that key to the policy, and in the key’s own policy too.',
  );
}

/** A bucket policy may refuse every put that does not ask for encryption: then the same put passes with the header. */
async function aboutEncryption(code: string, context: CheckContext): Promise<Outcome | null> {
  const { client, connection, probe, signal } = context;
  if (code !== 'storage.missing_permission' || connection.encryption.mode !== 'none') return null;
  const command = new PutObjectCommand({
    Bucket: connection.bucket,
    Key: probe.key,
    Body: probe.bytes,
    ServerSideEncryption: 'AES256',
  });
  const passes = await client.send(command, { abortSignal: signal }).then(
    () => true,
    () => false,
  );
  return passes
    ? suggesting(
        failed(
          'encryption_required',
          'A policy of the bucket refuses files that do not ask for encryption.',
          'Choose SSE-S3 as encryption.',
        ),
        'Use SSE-S3',
        { encryption: { mode: 'sse-s3' } },
      )
    : null;
}
