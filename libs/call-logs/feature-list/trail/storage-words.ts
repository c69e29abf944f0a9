import type { RecordingRestore } from '@voicekeep/shared/contracts';
import { formatWhen, type SayUi } from '@voicekeep/shared/ui';
import type { SayCallDialogs } from '../texts/call-dialog-texts';
import type { CallDialogKey } from '../texts/dialogs-en';

const CLASSES: Readonly<Record<string, CallDialogKey>> = {
  STANDARD: 'class.standard',
  STANDARD_IA: 'class.standard_ia',
  INTELLIGENT_TIERING: 'class.intelligent',
  GLACIER_IR: 'class.glacier_ir',
  GLACIER: 'class.glacier',
  DEEP_ARCHIVE: 'class.deep_archive',
};

/** As AWS calls it; one that is not known keeps its own name. */
export function classWords(storageClass: string, t: SayCallDialogs): string {
  const known = CLASSES[storageClass];
  return known === undefined ? storageClass : t(known);
}

export function restoreWords(
  { state, expectedAt, readyUntil }: RecordingRestore,
  t: SayCallDialogs,
  ui: SayUi,
): string {
  if (state === 'restoring') return t('restore.restoring', { when: formatWhen(expectedAt, ui) });
  return state === 'ready' && readyUntil
    ? t('restore.ready', { when: formatWhen(readyUntil, ui) })
    : t('restore.over');
}
