import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { BlindIndex } from './blind-index';
import type { DataKeyRing } from './data-key-ring';

/** Index keys derived by HKDF-SHA-256 from the workspace's first data key, one per purpose. */
export class EnvelopeBlindIndex extends BlindIndex {
  /** Deriving costs more than the hash itself; a key that is let go of takes what was derived from it along. */
  readonly #derived = new WeakMap<KeyObject, Map<string, KeyObject>>();

  constructor(private readonly keys: DataKeyRing) {
    super();
  }

  override async of(workspaceId: string | null, purpose: string, value: string): Promise<string> {
    const { key } = await this.keys.indexing(workspaceId);
    return createHmac('sha256', this.indexKey(key, purpose)).update(value, 'utf8').digest('hex');
  }

  private indexKey(key: KeyObject, purpose: string): KeyObject {
    const derived = this.#derived.get(key) ?? new Map<string, KeyObject>();
    this.#derived.set(key, derived);
    const known = derived.get(purpose);
    if (known) return known;
    const bytes = hkdfSync('sha256', key, '', `voicekeep blind index ${purpose}`, 32);
    const made = createSecretKey(new Uint8Array(bytes));
    derived.set(purpose, made);
    return made;
  }
}
