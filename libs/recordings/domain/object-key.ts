const DEFAULT_TEMPLATE = '{workspaceId}/{yyyy}/{mm}/{dd}';

export interface KeyParts {
  readonly prefix: string;
  /** Folders below the prefix; null for the default. Knows `{workspaceId} {yyyy} {mm} {dd} {callSid} {kind}`. */
  readonly template: string | null;
  readonly workspaceId: string;
  readonly callSid: string;
  readonly kind: string;
  readonly recordingSid: string;
  /** `yyyy/mm/dd` */
  readonly day: string;
  /** From 1. */
  readonly attempt: number;
  readonly extension: 'wav' | 'mp3';
}

/** The UTC day of an instant as `yyyy/mm/dd`. */
export const keyDayOf = (instant: Date): string => instant.toISOString().slice(0, 10).replaceAll('-', '/');

/**
 * Where an attempt writes. Ends in `{recordingSid}.<ext>`, always lies in its workspace's own folder, and
 * attempt 2 and later have a folder of their own.
 */
export function objectKey(parts: KeyParts): string {
  const [yyyy = '', mm = '', dd = ''] = parts.day.split('/');
  const words: Readonly<Record<string, string>> = {
    ...{ yyyy, mm, dd, workspaceId: parts.workspaceId, callSid: parts.callSid, kind: parts.kind },
    recordingSid: parts.recordingSid,
    ext: parts.extension,
  };
  const folders = foldersOf(parts.template ?? DEFAULT_TEMPLATE)
    .map((folder) => folder.replace(/\{(\w+)\}/g, (_, word: string) => words[word] ?? ''))
    .filter((folder) => folder !== '' && folder !== '.' && folder !== '..');
  const own = folders.includes(parts.workspaceId) ? folders : [parts.workspaceId, ...folders];
  return [
    ...parts.prefix.split('/').filter(Boolean),
    ...own,
    ...(parts.attempt > 1 ? [`a${parts.attempt}`] : []),
    `${parts.recordingSid}.${parts.extension}`,
  ].join('/');
}

/** A template may be written with or without the prefix and the file name; both are ours to add. */
function foldersOf(template: string): string[] {
  const folders = template.split('/').filter((part) => part !== '' && part !== '{prefix}');
  return folders.at(-1)?.includes('{recordingSid}') ? folders.slice(0, -1) : folders;
}
