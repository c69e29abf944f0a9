import type { StorageScope, StorageSettings, StorageSuggestion } from '@voicekeep/shared/contracts';
import { usesPathStyle } from './connection-of';
import { DEFAULT_STORAGE_FORM, type StorageForm, type StoredStorage } from './storage-form';

const scopeOf = ({ from, numbers, kinds }: StorageForm['scope']): StorageScope => ({
  ...(from === null ? {} : { from }),
  ...(numbers.length === 0 ? {} : { numbers: [...numbers] }),
  ...(kinds.length === 0 ? {} : { kinds: [...kinds] }),
});

/** Settings as the outside may see them: without the secret. The suggestion fills a form never saved. */
export function storageView(
  stored: StoredStorage | null,
  suggestion: StorageSuggestion | null,
  keylessAllowed = false,
): StorageSettings {
  const { secretAccessKey, scope, ...form } = stored?.form ?? DEFAULT_STORAGE_FORM;
  return {
    configured: (stored?.locationId ?? null) !== null,
    enabled: stored?.enabled ?? false,
    ...form,
    hasSecret: secretAccessKey !== null,
    keylessAllowed,
    forcePathStyle: usesPathStyle(form),
    encryption: { ...form.encryption },
    scope: scopeOf(scope),
    version: stored?.version ?? 0,
    suggestion: stored === null ? suggestion : null,
  };
}
