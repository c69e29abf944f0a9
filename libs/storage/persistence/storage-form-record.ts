import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import { DEFAULT_STORAGE_FORM, type StorageForm } from '@voicekeep/storage/domain';
import { parseRecord } from './parse-record';

interface Sealed {
  readonly accessKeyId: string | null;
  readonly secretAccessKey: string | null;
  readonly numbers: readonly string[];
}

const placeOf = (workspaceId: string): CellPlace => ({
  workspaceId,
  table: 'vk_storage_settings',
  column: 'secrets',
  rowId: workspaceId,
});

/** Parts a form into what may lie in the clear and one sealed cell. */
export async function sealForm(
  cipher: CellCipher,
  workspaceId: string,
  form: StorageForm,
): Promise<{ form: string; secrets: string }> {
  const { accessKeyId, secretAccessKey, scope, ...open } = form;
  const sealed: Sealed = { accessKeyId, secretAccessKey, numbers: scope.numbers };
  return {
    form: JSON.stringify({ ...open, scope: { ...scope, numbers: [] } }),
    secrets: await cipher.seal(placeOf(workspaceId), JSON.stringify(sealed)),
  };
}

export async function openForm(
  cipher: CellCipher,
  workspaceId: string,
  row: { readonly form: string; readonly secrets: string },
): Promise<StorageForm> {
  const { numbers, ...keys } = parseRecord<Sealed>(await cipher.open(placeOf(workspaceId), row.secrets));
  const open = parseRecord<StorageForm>(row.form);
  return { ...DEFAULT_STORAGE_FORM, ...open, ...keys, scope: { ...open.scope, numbers } };
}
