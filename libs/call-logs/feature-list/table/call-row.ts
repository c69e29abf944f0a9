import type { CallLog } from '@voicekeep/shared/contracts';
import { formatParty, formatSeconds, formatWhen, lookOf, type RecordingLook } from '@voicekeep/shared/ui';

/** A call log in the words of the table. */
export interface CallRow {
  id: string;
  when: string;
  from: string;
  to: string;
  length: string;
  kind: 'Call' | 'Voicemail';
  look: RecordingLook;
  recordingId: string | null;
  /** Tells it from the others: `the call from +1 415 555 1003, Today 09:41`. */
  name: string;
  playLabel: string;
  call: CallLog;
}

export function toCallRow(call: CallLog): CallRow {
  const recording = call.recordings.find(({ state }) => lookOf({ ...NO_FACTS, state }).canPlay);
  const shown = recording ?? call.recordings[0];
  const from = formatParty(call.from);
  const when = formatWhen(call.startedAt);
  return {
    id: call.id,
    when,
    from: call.callerName ? `${call.callerName} (${from})` : from,
    to: formatParty(call.to),
    length: formatSeconds(shown?.durationSeconds ?? call.durationSeconds),
    kind: shown?.kind === 'voicemail' ? 'Voicemail' : 'Call',
    look: lookOf(shown),
    recordingId: recording?.id ?? null,
    name: `the call from ${from}, ${when}`,
    playLabel: `Play recording from ${from}, ${when}`,
    call,
  };
}

const NO_FACTS = { id: '', kind: 'call', durationSeconds: null } as const;
