import type { Recording } from '@voicekeep/shared/contracts';
import {
  formatBytes,
  formatSeconds,
  formatWhen,
  lookOf,
  type RecordingLook,
  type SayUi,
} from '@voicekeep/shared/ui';
import type { SayKept } from './texts/kept-texts';

/** A recording without a call in the words of the table. */
export interface KeptRow {
  id: string;
  when: string;
  kind: string;
  length: string;
  size: string;
  look: RecordingLook;
  state: string;
  /** How a player says what it plays. */
  title: string;
  /** How each button says which one it is about. */
  names: { play: string; download: string; remove: string };
  recording: Recording;
}

export function toKeptRow(recording: Recording, t: SayKept, ui: SayUi): KeptRow {
  const { id, kind, durationSeconds, bytes, startedAt } = recording;
  const when = formatWhen(startedAt, ui);
  const look = lookOf(recording);
  return {
    ...{ id, when, recording, look, state: ui(look.words), length: formatSeconds(durationSeconds) },
    ...{ kind: t(`kind.${kind}`), title: t(`title.${kind}`) },
    size: bytes === null ? '–' : formatBytes(bytes),
    names: {
      play: t(`play.${kind}`, { when }),
      download: t(`download.${kind}`, { when }),
      remove: t(`delete.${kind}`, { when }),
    },
  };
}
