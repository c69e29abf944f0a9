import { errors } from '@voicekeep/shared/errors';
import type { TimeSpan } from './instant';

const LONGEST_SPAN_DAYS = 366;
const DAY_MS = 86_400_000;

export interface Durations {
  readonly minDurationSeconds: number | undefined;
  readonly maxDurationSeconds: number | undefined;
}

/** @throws VoicekeepError `request.duration_range` kind invalid when the least is more than the most */
export function requireDurations(min: number | undefined, max: number | undefined): Durations {
  if (min !== undefined && max !== undefined && min > max)
    throw refusal(
      'minDurationSeconds',
      'request.duration_range',
      'The shortest duration is longer than the longest; swap the two.',
    );
  return { minDurationSeconds: min, maxDurationSeconds: max };
}

/**
 * Notes are opened one by one, so a search in them needs an end: a first day, not too far back.
 * @throws VoicekeepError `request.notes_range`, `request.text_length` kind invalid
 */
export function requireNotesSearch(text: string, { from, to }: TimeSpan, now: Date): string {
  const wanted = text.trim();
  if (wanted === '')
    throw refusal('notes', 'request.text_length', 'Write the words to look for in the notes.');
  const end = to ?? now;
  if (!from || end.getTime() - from.getTime() > LONGEST_SPAN_DAYS * DAY_MS)
    throw refusal(
      'from',
      'request.notes_range',
      `Choose a period of at most ${LONGEST_SPAN_DAYS} days to search in notes.`,
    );
  return wanted;
}

function refusal(path: string, code: string, message: string): Error {
  return errors.invalid(code, message, { fields: [{ path, code, message }] });
}
