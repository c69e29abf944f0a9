import type { CallLog, Recording } from '@voicekeep/shared/contracts';
import { formatParty, formatWhen, type SayUi } from '@voicekeep/shared/ui';
import type { SayPlayer } from './texts/player-texts';

/** A recording in words: who called whom, and when. @param call null when it is not there any more */
export function namesOf(
  { kind, startedAt }: Recording,
  call: CallLog | null,
  t: SayPlayer,
  ui: SayUi,
): { title: string; subtitle: string } {
  const when = formatWhen(call?.startedAt ?? startedAt, ui);
  if (!call) return { title: t(kind === 'voicemail' ? 'names.voicemail' : 'names.call'), subtitle: when };
  const party = formatParty(call.from, ui);
  const from = call.callerName ? t('names.caller', { name: call.callerName, party }) : party;
  return { title: t('names.title', { from, to: formatParty(call.to, ui) }), subtitle: when };
}
