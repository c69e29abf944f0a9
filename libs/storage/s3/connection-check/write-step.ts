import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { EncryptionChoice } from '@voicekeep/shared/contracts';
import type { VoicekeepError } from '@voicekeep/shared/errors';
import { encryptionHeaders } from '../encryption-headers';
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
        aboutKms(cause) ??
        (await aboutMissingWish(error, context)) ??
        (await aboutUnknownWish(error, context)) ??
        failedBy(error, 's3:PutObject')
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
async function aboutMissingWish(error: VoicekeepError, context: CheckContext): Promise<Outcome | null> {
  if (error.code !== 'storage.missing_permission' || context.connection.encryption.mode !== 'none')
    return null;
  return (await passesWith({ mode: 'sse-s3' }, context))
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

/** A store may know no encryption, or not this one, and refuse what asks for it: then the same put passes without. */
async function aboutUnknownWish(error: VoicekeepError, context: CheckContext): Promise<Outcome | null> {
  const { mode } = context.connection.encryption;
  const { storeCode, storeStatus } = error.details;
  if (mode === 'none' || (storeCode !== 'NotImplemented' && storeStatus !== 501)) return null;
  return (await passesWith({ mode: 'none' }, context))
    ? suggesting(
        failed(
          'encryption_unsupported',
          `The store knows no ${mode === 'sse-s3' ? 'SSE-S3' : 'SSE-KMS'} and refuses files that ask for it.`,
          'Leave encryption as the bucket is set, and encrypt the disks of the store.',
        ),
        'Leave it to the bucket',
        { encryption: { mode: 'none' } },
      )
    : null;
}

async function passesWith(encryption: EncryptionChoice, context: CheckContext): Promise<boolean> {
  const { client, connection, probe, signal } = context;
  const command = new PutObjectCommand({
    Bucket: connection.bucket,
    Key: probe.key,
    Body: probe.bytes,
    ...encryptionHeaders(encryption),
  });
  return client.send(command, { abortSignal: signal }).then(
    () => true,
    () => false,
  );
}
