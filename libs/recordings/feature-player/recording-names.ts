import type { CallLog, Recording } from '@voicekeep/shared/contracts';
import { formatParty, formatWhen } from '@voicekeep/shared/ui';

/** A recording in words: who called whom, and when. @param call null when it is not there any more */
export function namesOf(
  { kind, startedAt }: Recording,
  call: CallLog | null,
): { title: string; subtitle: string } {
  const when = formatWhen(call?.startedAt ?? startedAt);
  if (!call)
    return { title: `${kind === 'voicemail' ? 'Voicemail' : 'Call'} without a call log`, subtitle: when };
  const from = formatParty(call.from);
  const caller = call.callerName ? `${call.callerName} (${from})` : from;
  return { title: `${caller} → ${formatParty(call.to)}`, subtitle: when };
}
