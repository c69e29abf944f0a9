import { createHash } from 'node:crypto';

/** A repeatable sequence of numbers (sfc32): the same parts always give the same sequence. */
export class SeededRandom {
  private readonly words: Uint32Array;

  constructor(...parts: readonly (string | number)[]) {
    const digest = createHash('md5').update(parts.join('\n')).digest();
    this.words = Uint32Array.from([0, 4, 8, 12], (at) => digest.readUInt32LE(at));
  }

  /** At least 0, below 1. */
  unit(): number {
    const [a = 0, b = 0, c = 0, counter = 0] = this.words;
    const sum = (a + b + counter) >>> 0;
    this.words[0] = b ^ (b >>> 9);
    this.words[1] = c + (c << 3);
    this.words[2] = ((c << 21) | (c >>> 11)) + sum;
    this.words[3] = counter + 1;
    return sum / 2 ** 32;
  }

  /** A whole number, both ends included. */
  integer(min: number, max: number): number {
    return min + Math.floor(this.unit() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.integer(0, list.length - 1)];
    if (found === undefined) throw new RangeError('Nothing to pick from: the list is empty.');
    return found;
  }
}
