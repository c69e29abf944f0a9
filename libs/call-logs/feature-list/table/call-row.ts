import type { CallLog } from '@voicekeep/shared/contracts';
import {
  formatParty,
  formatSeconds,
  formatWhen,
  lookOf,
  type RecordingLook,
  type SayUi,
} from '@voicekeep/shared/ui';
import type { SayCalls } from '../texts/calls-texts';

/** A call log in the words of the table, each said once: rows are looked at far more often than made. */
export interface CallRow {
  id: string;
  when: string;
  from: string;
  to: string;
  length: string;
  kind: string;
  look: RecordingLook;
  /** The words of its look. */
  state: string;
  /** How many recordings it has; empty unless there are several. */
  several: string;
  /** That it is on hold; empty when it is not. */
  held: string;
  recordingId: string | null;
  /** Tells it from the others: `the call from +1 415 555 1003, Today 09:41`. */
  name: string;
  chooseLabel: string;
  playLabel: string;
  /** What the state leads to, for who does not see it. */
  whereLabel: string;
  notesLabel: string;
  holdLabel: string;
  removeLabel: string;
  call: CallLog;
}

export function toCallRow(call: CallLog, t: SayCalls, ui: SayUi): CallRow {
  const recording = call.recordings.find(({ state }) => lookOf({ ...NO_FACTS, state }).canPlay);
  const shown = recording ?? call.recordings[0];
  const look = lookOf(shown);
  const party = formatParty(call.from, ui);
  const from = call.callerName ? `${call.callerName} (${party})` : party;
  const when = formatWhen(call.startedAt, ui);
  const count = call.recordings.length;
  return {
    ...{ id: call.id, when, from, look, call },
    to: formatParty(call.to, ui),
    length: formatSeconds(shown?.durationSeconds ?? call.durationSeconds),
    kind: t(shown?.kind === 'voicemail' ? 'row.kind.voicemail' : 'row.kind.call'),
    state: ui(look.words),
    several: count > 1 ? t.count('row.recordings', count) : '',
    held: call.onHold ? t('row.held') : '',
    recordingId: recording?.id ?? null,
    name: t('row.name', { from: party, when }),
    chooseLabel: t('row.choose', { from, when }),
    playLabel: t('row.play', { from: party, when }),
    whereLabel: t('row.where', { from: party, when }),
    notesLabel: t('row.notes', { from: party, when }),
    holdLabel: t('row.hold', { from: party, when }),
    removeLabel: t('row.remove', { from, when }),
  };
}

const NO_FACTS = { id: '', kind: 'call', durationSeconds: null } as const;
