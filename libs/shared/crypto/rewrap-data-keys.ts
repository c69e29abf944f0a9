import type { DataKeyStore } from './data-key-store';
import type { KeyProvider } from './key-provider';

const PAGE = 200;

/**
 * Wraps every data key anew with the provider's current master key; cells stay as they are. Safe to repeat
 * and to stop at any point: each key is always wrapped by the one or the other.
 * @returns how many keys were wrapped anew
 * @throws VoicekeepError `crypto.master_key_missing` when a key was wrapped by a master key that is not given
 */
export async function rewrapDataKeys(store: DataKeyStore, provider: KeyProvider): Promise<number> {
  let count = 0;
  let keys = await store.notWrappedBy(provider.currentKeyId, PAGE);
  while (keys.length > 0) {
    for (const record of keys) {
      const key = await provider.unwrap(record.masterKeyId, record.wrapped);
      await store.rewrap(record, provider.currentKeyId, await provider.wrap(key));
      count += 1;
    }
    keys = await store.notWrappedBy(provider.currentKeyId, PAGE);
  }
  return count;
}
