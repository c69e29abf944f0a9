import { isUuid } from '@voicekeep/shared/kernel';

const LONGEST_WORD = 24;

/** The path alone; long parts that are no ids may be tickets and are hidden. */
export function pathForLog(url: string): string {
  const [path = ''] = url.split('?', 1);
  return path
    .split('/')
    .map((part) => (part.length > LONGEST_WORD && !isUuid(part) ? '[hidden]' : part))
    .join('/');
}
