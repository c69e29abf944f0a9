import type { RecordingRestore } from '@voicekeep/shared/contracts';
import { formatWhen } from '@voicekeep/shared/ui';

const CLASSES: Readonly<Record<string, string>> = {
  STANDARD: 'Standard',
  STANDARD_IA: 'Standard, infrequent access',
  INTELLIGENT_TIERING: 'Intelligent tiering',
  GLACIER_IR: 'Glacier, instant retrieval',
  GLACIER: 'Glacier, flexible retrieval',
  DEEP_ARCHIVE: 'Glacier deep archive',
};

/** As AWS calls it; one that is not known keeps its own name. */
export const classWords = (storageClass: string): string => CLASSES[storageClass] ?? storageClass;

export function restoreWords({ state, expectedAt, readyUntil }: RecordingRestore): string {
  if (state === 'restoring') return `Being restored, playable by ${formatWhen(expectedAt)}`;
  return state === 'ready' && readyUntil
    ? `Restored, playable until ${formatWhen(readyUntil)}`
    : 'Restored once, archived again';
}
