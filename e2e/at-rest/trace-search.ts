import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many digits tell the members of a family apart. */
export const TAIL = 5;

/** Made-up values that begin alike, so that one look finds any of them: `beginning` and five digits. */
export const member = (beginning: string, n: number): string =>
  `${beginning}${String(n).padStart(TAIL, '0')}`;

export interface Trace {
  readonly where: string;
  readonly beginning: string;
  readonly written: string;
  /** Which of the family; null where the encoding hides it. */
  readonly n: number | null;
}

interface Needle {
  readonly beginning: string;
  readonly written: string;
  readonly bytes: Buffer;
}

/** Looks for members of families in whatever bytes it is given, in the ways a program might write them down. */
export class TraceSearch {
  readonly #needles: readonly Needle[];
  readonly traces: Trace[] = [];
  bytes = 0;

  constructor(beginnings: readonly string[]) {
    this.#needles = beginnings.flatMap(needlesOf);
  }

  look(where: string, bytes: Buffer): void {
    this.bytes += bytes.length;
    for (const { beginning, written, bytes: needle } of this.#needles)
      for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle, at + 1)) {
        const tail = bytes.toString('latin1', at + needle.length, at + needle.length + TAIL);
        const plain = written === 'plain';
        if (plain && !/^\d+$/.test(tail)) continue;
        this.traces.push({ where, beginning, written, n: plain ? Number(tail) : null });
      }
  }

  /** All files of a folder and the folders in it. */
  folder(path: string): void {
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
      const file = join(entry.parentPath, entry.name);
      this.look(`${file} (its name)`, Buffer.from(entry.name));
      if (entry.isFile()) this.look(file, readFileSync(file));
    }
  }
}

function needlesOf(beginning: string): Needle[] {
  const plain = Buffer.from(beginning, 'utf8');
  const hex = plain.toString('hex');
  const ways: Record<string, Buffer> = {
    plain,
    'in capitals': Buffer.from(beginning.toUpperCase()),
    'in small letters': Buffer.from(beginning.toLowerCase()),
    'from its end': Buffer.from([...beginning].reverse().join('')),
    UTF16: Buffer.from(beginning, 'utf16le'),
    hex: Buffer.from(hex),
    HEX: Buffer.from(hex.toUpperCase()),
    ...Object.fromEntries([0, 1, 2].map((shift) => [`base64+${shift}`, base64Within(plain, shift)])),
  };
  const seen = new Set<string>();
  return Object.entries(ways).flatMap(([written, bytes]) => {
    const key = bytes.toString('latin1');
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ beginning, written, bytes }];
  });
}

/** What base64 makes of these bytes when so many others stand before them, whatever they and the next ones are. */
function base64Within(bytes: Buffer, shift: number): Buffer {
  const text = Buffer.concat([Buffer.alloc(shift), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = shift === 0 ? 0 : shift + 1;
  const whole = Math.floor(((shift + bytes.length) * 8) / 6);
  return Buffer.from(text.slice(first, whole));
}
