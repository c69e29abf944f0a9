import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { formatBytes } from '../format/format';
import type { SayFates } from './fate-texts';

/** What becomes of the recordings, a sentence for each fate that meets any. */
export function fateSentences(preview: DeletionPreview, t: SayFates): string[] {
  const { files, twilioCopies, versionedFiles, lockedFiles } = preview;
  if (preview.recordings === 0) return [t('none')];
  const isOne = preview.callLogs === 1 && preview.recordings === 1;
  const recording = t(isOne ? 'its' : 'a');
  const isWhole = files.kept === 0 && files.writtenByTwilio === 0;
  const size = isWhole ? t('size', { size: formatBytes(preview.bytes) }) : '';
  const locked = files.removed === 0 ? 0 : lockedFiles;
  const said: readonly (readonly [count: number, say: (count: number) => string])[] = [
    [files.kept, (count) => t.count('kept', count, { recording })],
    [files.removed, (count) => t.count('removed', count, { recording, size })],
    [versionedFiles, (count) => t.count('versions', count)],
    [locked, (count) => t.count('locked', count)],
    [files.copiedAndKept, (count) => t.count('copied_and_kept', count, { recording })],
    [files.stopped, (count) => t.count('stopped', count, { recording })],
    [files.writtenByTwilio, (count) => t.count('by_twilio', count, { recording })],
    [twilioCopies.neverMoved, (count) => t.count('only_at_twilio', count, { recording })],
    [twilioCopies.removed, (count) => t.count('twilio_copy_removed', count)],
    [twilioCopies.stays, (count) => t.count('twilio_copy_stays', count)],
    [twilioCopies.ownSwitch, (count) => t.count('own_switch', count)],
  ];
  return said.flatMap(([count, say]) => (count === 0 ? [] : [say(count)]));
}

/** What stays because of a legal hold; null when nothing is held. */
export function heldSentence({ held }: DeletionPreview, t: SayFates): string | null {
  if (held.count === 0) return null;
  const reason = held.reason ? t('held.reason', { reason: held.reason }) : '';
  return t.count('held', held.count, { reason });
}
