import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const TAIL_BYTES = 16 * 1024;
const WIDTH = 300;

/** The last lines of a log, indented, JSON lines reduced to their message; empty when there is no such file. */
export function lastLines(file: string, count = 8): string[] {
  return tailOf(file)
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

function tailOf(file: string): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const buffer = Buffer.alloc(Math.min(size, TAIL_BYTES));
      readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
      return buffer.toString('utf8');
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return '';
  }
}
