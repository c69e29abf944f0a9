import type { RecordingKind } from '@voicekeep/shared/contracts';
import { errors, type FieldProblem } from '@voicekeep/shared/errors';

export interface ObjectKeyParts {
  readonly prefix: string;
  /** Folders under the prefix; null for the default. */
  readonly template: string | null;
  readonly workspaceId: string;
  readonly recordingSid: string;
  readonly kind: RecordingKind;
  /** The recording's start, else its creation; its UTC day names the folder. */
  readonly day: Date;
  /** From 1. Attempt 2 and later get a folder of their own, so that no attempt overwrites another. */
  readonly attempt: number;
  readonly extension: 'wav' | 'mp3';
}

export const DEFAULT_KEY_TEMPLATE = '{workspaceId}/{yyyy}/{mm}/{dd}';
const PLACEHOLDERS = ['workspaceId', 'yyyy', 'mm', 'dd', 'kind'] as const;
const SAFE_SEGMENT = /^[A-Za-z0-9_.=-]+$/;
const SID = /^[A-Za-z0-9]+$/;
export const MAX_TEMPLATE_LENGTH = 200;

/** The folders of a template: a leading `{prefix}` and a trailing file name say what is always so, and go. */
const foldersOf = (template: string): string =>
  template
    .replace(/^\{prefix\}(\/|$)/, '')
    .replace(/(^|\/)\{recordingSid\}(\.(\{ext\}|wav|mp3))?$/, '')
    .replace(/^\/|\/$/g, '');

/** What is wrong with a key template, or null. */
export function keyTemplateProblem(template: string): FieldProblem | null {
  const filled = PLACEHOLDERS.reduce((text, name) => text.replaceAll(`{${name}}`, 'x'), foldersOf(template));
  const segments = filled === '' ? [] : filled.split('/');
  const fine =
    template.length <= MAX_TEMPLATE_LENGTH &&
    segments.every((segment) => SAFE_SEGMENT.test(segment) && !/^\.{1,2}$/.test(segment));
  return fine
    ? null
    : {
        path: 'keyTemplate',
        code: 'storage.key_template_format',
        message: `Use folders of letters, digits, dots, hyphens, underscores and {${PLACEHOLDERS.join('}, {')}}; the file name is always the recording's id.`,
      };
}

/**
 * The key of one attempt to store one recording: `{prefix}/{folders}/{recordingSid}.{ext}`, with `a2/`
 * and so on before the file name from the second attempt. Holds no phone number and no name.
 * @throws VoicekeepError `storage.key_unsafe` for a SID that is not plain letters and digits.
 */
export function objectKey(parts: ObjectKeyParts): string {
  if (!SID.test(parts.recordingSid))
    throw errors.internal(
      'storage.key_unsafe',
      'The recording id holds characters that no object key may hold.',
    );
  const [yyyy = '', mm = '', dd = ''] = parts.day.toISOString().slice(0, 10).split('-');
  const values = { workspaceId: parts.workspaceId, yyyy, mm, dd, kind: parts.kind };
  const folders = PLACEHOLDERS.reduce(
    (text, name) => text.replaceAll(`{${name}}`, values[name]),
    foldersOf(parts.template ?? DEFAULT_KEY_TEMPLATE),
  );
  const file = `${parts.recordingSid}.${parts.extension}`;
  return [parts.prefix, folders, parts.attempt > 1 ? `a${parts.attempt}` : '', file]
    .filter((segment) => segment !== '')
    .join('/');
}

/** The folder that all keys of this workspace share, with its slash; empty when they share none. */
export function fixedFolder(prefix: string, template: string | null, workspaceId: string): string {
  const fixed = prefix === '' ? [] : [prefix];
  for (const folder of foldersOf(template ?? DEFAULT_KEY_TEMPLATE).split('/')) {
    const filled = folder.replaceAll('{workspaceId}', workspaceId);
    if (filled === '' || filled.includes('{')) break;
    fixed.push(filled);
  }
  return fixed.length === 0 ? '' : `${fixed.join('/')}/`;
}
