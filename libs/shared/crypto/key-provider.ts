import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { errors } from '@voicekeep/shared/errors';

/** Wraps data keys with a key that never lies beside the data: a static key here, a KMS in other houses. */
export abstract class KeyProvider {
  abstract readonly currentKeyId: string;
  abstract wrap(dataKey: Buffer): Promise<Buffer>;
  /** @throws VoicekeepError `crypto.master_key_missing` when no key of that id is given. */
  abstract unwrap(keyId: string, wrapped: Buffer): Promise<Buffer>;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

const keyIdOf = (key: Uint8Array): string =>
  createHash('sha256').update('voicekeep master key id').update(key).digest('hex').slice(0, 8);

/** Master keys given at start (`VOICEKEEP_MASTER_KEY` and old ones during a rotation), AES-256-GCM. */
export class MasterKeys extends KeyProvider {
  override readonly currentKeyId: string;
  readonly #keys: ReadonlyMap<string, Uint8Array>;

  /** @param keys 32 bytes each; the first wraps, all unwrap. */
  constructor(keys: readonly Uint8Array[]) {
    super();
    const [first] = keys;
    if (!first || keys.some((key) => key.length !== 32))
      throw errors.internal('crypto.master_key_length', 'A master key has 32 bytes.');
    this.#keys = new Map(keys.map((key) => [keyIdOf(key), key]));
    this.currentKeyId = keyIdOf(first);
  }

  override async wrap(dataKey: Buffer): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(this.currentKeyId), nonce);
    return Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]);
  }

  override async unwrap(keyId: string, wrapped: Buffer): Promise<Buffer> {
    const decipher = createDecipheriv('aes-256-gcm', this.key(keyId), wrapped.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(wrapped.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(wrapped.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]);
  }

  private key(keyId: string): Uint8Array {
    const key = this.#keys.get(keyId);
    if (!key)
      throw errors.unavailable(
        'crypto.master_key_missing',
        `The database was written with master key ${keyId}, which is not given. Add it to VOICEKEEP_MASTER_KEY or VOICEKEEP_OLD_MASTER_KEYS.`,
      );
    return key;
  }
}
