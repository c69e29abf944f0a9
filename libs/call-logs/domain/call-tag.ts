import { errors } from '@voicekeep/shared/errors';

const MOST_TAGS = 20;
const LONGEST = 40;
/** A comma stands between tags in an export, and ends one where people type. */
const NOT_IN_TAGS = /[,\p{Cc}]/u;

interface Complaint {
  readonly word: 'tag_length' | 'tag_characters';
  readonly message: string;
}

/**
 * The tags people give a call, as they are kept: without blanks around them, composed (NFC), each once
 * whatever its capitals; the first spelling stays.
 * @throws VoicekeepError `call_log.tags_limit`, `call_log.tag_length`, `call_log.tag_characters` kind invalid
 */
export function requireTags(texts: readonly string[]): readonly string[] {
  const kept = new Map<string, string>();
  texts.forEach((text, at) => {
    const complaint = complaintOf(text);
    if (complaint) throw refusal(`tags.${at}`, `call_log.${complaint.word}`, complaint.message);
    const key = tagKey(text);
    if (!kept.has(key)) kept.set(key, composed(text));
  });
  if (kept.size > MOST_TAGS)
    throw refusal('tags', 'call_log.tags_limit', `A call has at most ${MOST_TAGS} tags.`);
  return [...kept.values()];
}

/** What a tag is found by. @throws VoicekeepError `request.tag_length`, `request.tag_characters` kind invalid */
export function requireTagTerm(text: string, path: string): string {
  const complaint = complaintOf(text);
  if (complaint) throw refusal(path, `request.${complaint.word}`, complaint.message);
  return tagKey(text);
}

/** The same for every spelling of a tag. */
export const tagKey = (text: string): string => composed(composed(text).toLowerCase());

const composed = (text: string): string => text.trim().normalize('NFC');

function complaintOf(text: string): Complaint | null {
  const tag = composed(text);
  const length = [...tag].length;
  if (length < 1 || length > LONGEST)
    return { word: 'tag_length', message: `A tag has 1 to ${LONGEST} characters.` };
  if (NOT_IN_TAGS.test(tag))
    return { word: 'tag_characters', message: 'A tag holds no comma and no line break; write two tags.' };
  return null;
}

function refusal(path: string, code: string, message: string): Error {
  return errors.invalid(code, message, { fields: [{ path, code, message }] });
}
