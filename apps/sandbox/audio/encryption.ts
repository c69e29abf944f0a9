import { createCipheriv, createHash } from 'node:crypto';

const hash = (...parts: readonly string[]): Buffer => createHash('sha256').update(parts.join('\n')).digest();

/** As Twilio's voice recording encryption: AES-256-GCM, the 16-byte tag last. Key and nonce are made from the SID. */
export function encryptMedia(sid: string, file: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', contentKey(sid), nonce(sid));
  return Buffer.concat([cipher.update(file), cipher.final(), cipher.getAuthTag()]);
}

/** What Twilio shows beside an encrypted recording; without it the copy cannot be decrypted. */
export interface EncryptionDetails {
  readonly publicKeySid: string;
  /** Base64; at Twilio wrapped with the customer's RSA key, here only shaped like it. */
  readonly wrappedKey: string;
  /** Base64. */
  readonly iv: string;
}

export function encryptionDetails(sid: string): EncryptionDetails {
  const wrapped = Buffer.concat([0, 1, 2, 3, 4, 5, 6, 7].map((part) => hash('wrapped', sid, String(part))));
  return {
    publicKeySid: `CR${hash('public key').toString('hex').slice(0, 32)}`,
    wrappedKey: wrapped.toString('base64'),
    iv: nonce(sid).toString('base64'),
  };
}

function contentKey(sid: string): Buffer {
  return hash('content key', sid);
}

function nonce(sid: string): Buffer {
  return hash('nonce', sid).subarray(0, 12);
}
