import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { fateSentences, formatCount } from '@voicekeep/shared/ui';
import type { WorkspaceDeletion } from './workspaces-store';

/** Why a workspace stays as a whole; null when it may go. */
export function refusalOf({ held }: DeletionPreview): string | null {
  if (held.count === 0) return null;
  const holds = held.count === 1 ? 'One legal hold is' : `${formatCount(held.count)} legal holds are`;
  const reason = held.reason ? ` (${held.reason})` : '';
  return `${holds} in force${reason}: the workspace stays as a whole until every hold is lifted.`;
}

/** What goes with the workspace and what stays, the audio and the credentials included. */
export function deletionWords(preview: DeletionPreview): string[] {
  const { callLogs, recordings } = preview;
  const calls =
    callLogs === 0
      ? 'No call is in it.'
      : `${callLogs === 1 ? 'Its call leaves' : `Its ${formatCount(callLogs)} calls leave`} the list for everyone, with notes and tags.`;
  return [
    calls,
    ...(recordings === 0 ? [] : [...fateSentences(preview), ...staying(preview)]),
    'Its campaigns, rules, members and API keys are deleted, and so are the credentials of its Twilio account and its buckets: keep your own copy of what you still need.',
    'The key its data is encrypted with is destroyed at the end. None of this can be undone.',
  ];
}

/** How far an ordered deletion is. */
export function progressWords({ name, job }: WorkspaceDeletion): string {
  if (job.state === 'completed') return `“${name}” is deleted.`;
  if (job.state === 'failed') return `Deleting “${name}” came to a stop; the log of the worker says why.`;
  return `“${name}” is being deleted: what is being copied or removed is brought to an end first.`;
}

function staying({ files, twilioCopies }: DeletionPreview): string[] {
  const atTwilio = twilioCopies.neverMoved + twilioCopies.stays + twilioCopies.ownSwitch;
  const kept = files.kept + files.copiedAndKept + files.writtenByTwilio;
  return kept + atTwilio === 0 ? [] : ['What stays there can no longer be found or played here.'];
}
