import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { fateSentences, heldSentence, type SayFates } from '@voicekeep/shared/ui';
import type { SayCampaigns } from './texts/campaigns-texts';

/** Whether there is any call that would go with the campaign. */
export const hasCalls = ({ callLogs }: DeletionPreview): boolean => callLogs > 0;

/** The choice to delete the calls as well, with how many they are. */
export const withCallsLabel = ({ callLogs }: DeletionPreview, t: SayCampaigns): string =>
  t.count('with_calls.label', callLogs);

/** What goes and what stays with the calls, the audio included. */
export function withCallsWords(preview: DeletionPreview, t: SayCampaigns, fates: SayFates): string[] {
  const held = heldWords(preview, t, fates);
  if (!hasCalls(preview)) return [held ?? t('with_calls.none')];
  return [
    t.count('with_calls.leave', preview.callLogs),
    ...fateSentences(preview, fates),
    ...(held === null ? [] : [held]),
  ];
}

export const withCallsAction = ({ callLogs }: DeletionPreview, t: SayCampaigns): string =>
  t.count('with_calls.action', callLogs);

function heldWords(preview: DeletionPreview, t: SayCampaigns, fates: SayFates): string | null {
  const held = heldSentence(preview, fates);
  return held === null ? null : t.count('with_calls.held', preview.held.count, { held });
}
