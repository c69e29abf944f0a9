import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { formatBytes, formatCount } from '../format/format';

type Saying = readonly [count: number, one: string, many: (count: string) => string];

/** What becomes of the recordings, a sentence for each fate that meets any. */
export function fateSentences(preview: DeletionPreview): string[] {
  if (preview.recordings === 0) return ['There is no recording to it.'];
  const one = preview.callLogs === 1 && preview.recordings === 1 ? 'Its recording' : 'One recording';
  return [...filesOf(preview, one), ...twilioCopiesOf(preview, one)].flatMap(([count, one, many]) =>
    count === 0 ? [] : [count === 1 ? one : many(formatCount(count))],
  );
}

/** What stays because of a legal hold; null when nothing is held. */
export function heldSentence({ held }: DeletionPreview): string | null {
  if (held.count === 0) return null;
  const calls = held.count === 1 ? 'One call is' : `${formatCount(held.count)} calls are`;
  const stays = held.count === 1 ? 'stays' : 'stay';
  return `${calls} on legal hold${held.reason ? ` (${held.reason})` : ''} and ${stays} on the list.`;
}

function filesOf({ files, bytes, versionedFiles, lockedFiles }: DeletionPreview, one: string): Saying[] {
  const size = files.kept === 0 && files.writtenByTwilio === 0 ? ` (${formatBytes(bytes)})` : '';
  return [
    [
      files.kept,
      `${one} stays in your bucket; you can still reach it there.`,
      (count) => `${count} recordings stay in your bucket; you can still reach them there.`,
    ],
    [
      files.removed,
      `${one}${size} is deleted from your bucket as well. Files cannot be recovered.`,
      (count) =>
        `${count} recordings${size} are deleted from your bucket as well. Files cannot be recovered.`,
    ],
    [
      versionedFiles,
      'Your bucket keeps old versions: every version of the file is deleted.',
      () => 'Your bucket keeps old versions: every version of these files is deleted.',
    ],
    [
      files.removed === 0 ? 0 : lockedFiles,
      'Your bucket still holds a file that was deleted before: a locked file goes when its lock ends.',
      (count) =>
        `Your bucket still holds ${count} files that were deleted before: a locked file goes when its lock ends.`,
    ],
    [
      files.copiedAndKept,
      `${one} is not in your bucket yet: it is copied all the same, and stays there.`,
      (count) =>
        `${count} recordings are not in your bucket yet: they are copied all the same, and stay there.`,
    ],
    [
      files.stopped,
      `${one} is not in your bucket yet: its copy is stopped, and what was written is deleted.`,
      (count) =>
        `${count} recordings are not in your bucket yet: their copies are stopped, and what was written is deleted.`,
    ],
    [
      files.writtenByTwilio,
      `${one} stays in your bucket: Twilio wrote it there, so it is not ours to delete.`,
      (count) =>
        `${count} recordings stay in your bucket: Twilio wrote them there, so they are not ours to delete.`,
    ],
  ];
}

function twilioCopiesOf({ twilioCopies }: DeletionPreview, one: string): Saying[] {
  return [
    [
      twilioCopies.neverMoved,
      `${one} is only at Twilio, and stays there.`,
      (count) => `${count} recordings are only at Twilio, and stay there.`,
    ],
    [
      twilioCopies.removed,
      'The copy at Twilio is deleted as well.',
      (count) => `${count} copies at Twilio are deleted as well.`,
    ],
    [
      twilioCopies.stays,
      'The copy at Twilio stays there.',
      (count) => `${count} copies at Twilio stay there.`,
    ],
    [
      twilioCopies.ownSwitch,
      'The copy at Twilio is not touched by this; it goes or stays by its own switch.',
      (count) => `${count} copies at Twilio are not touched by this; they go or stay by their own switch.`,
    ],
  ];
}
