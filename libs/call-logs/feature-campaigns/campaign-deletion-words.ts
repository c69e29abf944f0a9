import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { fateSentences, formatCount, heldSentence } from '@voicekeep/shared/ui';

const calls = (count: number): string => (count === 1 ? '1 call' : `${formatCount(count)} calls`);

/** Whether there is any call that would go with the campaign. */
export const hasCalls = ({ callLogs }: DeletionPreview): boolean => callLogs > 0;

/** The choice to delete the calls as well, with how many they are. */
export const withCallsLabel = ({ callLogs }: DeletionPreview): string =>
  callLogs === 1 ? 'Delete its call as well' : `Delete its ${calls(callLogs)} as well`;

/** What goes and what stays with the calls, the audio included. */
export function withCallsWords(preview: DeletionPreview): string[] {
  if (!hasCalls(preview))
    return [heldWords(preview) ?? 'No call belongs to this campaign, so there is none to delete with it.'];
  const held = heldWords(preview);
  return [
    `${preview.callLogs === 1 ? 'It leaves' : 'They leave'} the list for everyone, at once and for good.`,
    ...fateSentences(preview),
    ...(held === null ? [] : [held]),
  ];
}

export const withCallsAction = ({ callLogs }: DeletionPreview): string =>
  `Delete campaign and ${calls(callLogs)}`;

function heldWords(preview: DeletionPreview): string | null {
  const held = heldSentence(preview);
  if (held === null) return null;
  return `${held} ${preview.held.count === 1 ? 'It then belongs' : 'They then belong'} to no campaign.`;
}
