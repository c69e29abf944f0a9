import type { EncryptionChoice } from '@voicekeep/shared/contracts';

interface EncryptionHeaders {
  ServerSideEncryption?: 'AES256' | 'aws:kms';
  SSEKMSKeyId?: string;
}

/** `none` sends nothing and leaves it to the bucket's own default. */
export function encryptionHeaders({ mode, kmsKeyId }: EncryptionChoice): EncryptionHeaders {
  if (mode === 'sse-s3') return { ServerSideEncryption: 'AES256' };
  if (mode !== 'sse-kms') return {};
  return { ServerSideEncryption: 'aws:kms', ...(kmsKeyId ? { SSEKMSKeyId: kmsKeyId } : {}) };
}
