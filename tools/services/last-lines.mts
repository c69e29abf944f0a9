import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const TAIL_BYTES = 16 * 1024;
const WIDTH = 300;

/** The last lines that a log got after its first `from` bytes, indented, JSON lines reduced to their message. */
export function lastLines(file: string, from = 0, count = 8): string[] {
  return tailOf(file, from)
    .trimEnd()
    .split('\n')
    .filter((line) => line !== '')
    .slice(-count)
    .map((line) => `  ${readable(line).slice(0, WIDTH)}`);
}

/** The message of a pino line, with that of its error; any other line as it is. */
export function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    const said = [...new Set([msg, err?.message].filter((text) => text !== undefined && text !== ''))];
    return said.length === 0 ? line : said.join(': ');
  } catch {
    return line;
  }
}

function tailOf(file: string, from: number): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const buffer = Buffer.alloc(Math.min(Math.max(0, size - from), TAIL_BYTES));
      readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
