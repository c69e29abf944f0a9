import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { fateSentences, type SayFates } from '@voicekeep/shared/ui';
import type { SayAdmin } from '../texts/admin-texts';
import type { WorkspaceDeletion } from './workspaces-store';

/** Why a workspace stays as a whole; null when it may go. */
export function refusalOf({ held }: DeletionPreview, t: SayAdmin, fates: SayFates): string | null {
  if (held.count === 0) return null;
  const reason = held.reason ? fates('held.reason', { reason: held.reason }) : '';
  return t.count('delete.held', held.count, { reason });
}

/** What goes with the workspace and what stays, the audio and the credentials included. */
export function deletionWords(preview: DeletionPreview, t: SayAdmin, fates: SayFates): string[] {
  const { callLogs, recordings } = preview;
  return [
    callLogs === 0 ? t('delete.empty') : t.count('delete.calls', callLogs),
    ...(recordings === 0 ? [] : [...fateSentences(preview, fates), ...staying(preview, t)]),
    t('delete.with_it'),
    t('delete.final'),
  ];
}

/** How far an ordered deletion is. */
export const progressWords = ({ name, job }: WorkspaceDeletion, t: SayAdmin): string =>
  t(`delete.${job.state}`, { name });

function staying({ files, twilioCopies }: DeletionPreview, t: SayAdmin): string[] {
  const atTwilio = twilioCopies.neverMoved + twilioCopies.stays + twilioCopies.ownSwitch;
  const kept = files.kept + files.copiedAndKept + files.writtenByTwilio;
  return kept + atTwilio === 0 ? [] : [t('delete.staying')];
}
