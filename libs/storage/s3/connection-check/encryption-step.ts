import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { failed, ok, type Step, suggesting } from './check-step';

const WORDS: Readonly<Record<string, string>> = {
  AES256: 'Files are encrypted by the store (SSE-S3).',
  'aws:kms': 'Files are encrypted with a KMS key (SSE-KMS).',
  'aws:kms:dsse': 'Files are encrypted twice with a KMS key (DSSE-KMS).',
};

/** What the store says of the file it holds, not what it answered when asked to encrypt: some accept and ignore. */
export const encryptionStep: Step = {
  id: 'encryption',
  title: 'See how files are encrypted',
  stops: false,
  async run({ client, connection, probe, signal }) {
    const { mode } = connection.encryption;
    const command = new HeadObjectCommand({ Bucket: connection.bucket, Key: probe.key });
    const { ServerSideEncryption: found } = await client.send(command, { abortSignal: signal });
    const wanted = { none: undefined, 'sse-s3': 'AES256', 'sse-kms': 'aws:kms' }[mode];
    if (wanted === undefined || found === wanted)
      return ok(
        WORDS[found ?? ''] ??
          'The store does not say that it encrypts files; disks may be encrypted below it.',
      );
    return suggesting(
      failed(
        'encryption_ignored',
        `The store accepted the wish for ${mode === 'sse-s3' ? 'SSE-S3' : 'SSE-KMS'} and did not encrypt the file that way.`,
        'Leave encryption as the bucket is set, and encrypt the disks of the store.',
      ),
      'Leave it to the bucket',
      { encryption: { mode: 'none' } },
    );
  },
};
