import {
  closeSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Call } from './call';
import type { Recording } from './recording';
import type { History } from './recording-request';

/** What happened to the account since it was made, in order. */
export type JournalEntry =
  | { readonly type: 'began'; readonly moment: number; readonly seed: number; readonly history: History }
  | { readonly type: 'placed'; readonly calls: readonly Call[]; readonly recordings: readonly Recording[] }
  | { readonly type: 'ended'; readonly callSid: string; readonly recordings: 'completed' | 'absent' }
  | { readonly type: 'deleted'; readonly recordingSid: string; readonly at: number }
  | { readonly type: 'vanished'; readonly recordingSid: string };

export interface Journal {
  readonly entries: readonly JournalEntry[];
  append(entry: JournalEntry): void;
  close(): void;
}

export function memoryJournal(): Journal {
  return { entries: [], append: () => undefined, close: () => undefined };
}

/**
 * A journal of one JSON line per entry, on disk before `append` returns. A last line torn by a crash never
 * happened: its effect was not answered to anybody, and it is cut off here.
 */
export function fileJournal(directory: string): Journal {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const file = openSync(join(directory, 'sandbox.journal'), 'a+', 0o600);
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole.length < text.length) ftruncateSync(file, Buffer.byteLength(whole));
  return {
    entries: whole
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as JournalEntry),
    append: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
}
