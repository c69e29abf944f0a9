import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { formatBytes } from '../format/format';
import type { SayUi } from '../texts/ui-texts';

/** What becomes of the recordings, a sentence for each fate that meets any. */
export function fateSentences(preview: DeletionPreview, ui: SayUi): string[] {
  const { files, twilioCopies, versionedFiles, lockedFiles } = preview;
  if (preview.recordings === 0) return [ui('fate.none')];
  const isOne = preview.callLogs === 1 && preview.recordings === 1;
  const recording = ui(isOne ? 'fate.its' : 'fate.a');
  const isWhole = files.kept === 0 && files.writtenByTwilio === 0;
  const size = isWhole ? ui('fate.size', { size: formatBytes(preview.bytes) }) : '';
  const locked = files.removed === 0 ? 0 : lockedFiles;
  const said: readonly (readonly [count: number, say: (count: number) => string])[] = [
    [files.kept, (count) => ui.count('fate.kept', count, { recording })],
    [files.removed, (count) => ui.count('fate.removed', count, { recording, size })],
    [versionedFiles, (count) => ui.count('fate.versions', count)],
    [locked, (count) => ui.count('fate.locked', count)],
    [files.copiedAndKept, (count) => ui.count('fate.copied_and_kept', count, { recording })],
    [files.stopped, (count) => ui.count('fate.stopped', count, { recording })],
    [files.writtenByTwilio, (count) => ui.count('fate.by_twilio', count, { recording })],
    [twilioCopies.neverMoved, (count) => ui.count('fate.only_at_twilio', count, { recording })],
    [twilioCopies.removed, (count) => ui.count('fate.twilio_copy_removed', count)],
    [twilioCopies.stays, (count) => ui.count('fate.twilio_copy_stays', count)],
    [twilioCopies.ownSwitch, (count) => ui.count('fate.own_switch', count)],
  ];
  return said.flatMap(([count, say]) => (count === 0 ? [] : [say(count)]));
}

/** What stays because of a legal hold; null when nothing is held. */
export function heldSentence({ held }: DeletionPreview, ui: SayUi): string | null {
  if (held.count === 0) return null;
  const reason = held.reason ? ui('held.reason', { reason: held.reason }) : '';
  return ui.count('held', held.count, { reason });
}
