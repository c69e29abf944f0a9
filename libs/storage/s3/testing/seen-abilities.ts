import { writeFileSync } from 'node:fs';

/** What is asked of a store, in the order of the table. */
const ABILITIES = [
  'connection test',
  'put from memory and from a file of 20 MiB',
  'proof of a copy',
  'list',
  'parts by signed URL',
  'altered signed URL',
  'expired signed URL',
  'deletion',
  'deletion of all versions',
  'wrong secret',
  'unknown key',
  'missing bucket',
  'wrong region',
  'CORS beside a foreign rule',
  'lifecycle beside a foreign rule',
  'SSE-S3',
] as const;

export type Ability = (typeof ABILITIES)[number];

/** What a store was seen to do: each ability works, or its lack is told by a code; what was seen of none fails. */
export class SeenAbilities {
  readonly #seen = new Map<Ability, string>();

  passes(ability: Ability, how = ''): void {
    this.#seen.set(ability, how === '' ? 'passes' : `passes: ${how}`);
  }

  told(ability: Ability, code: string, then = ''): void {
    this.#seen.set(ability, then === '' ? `told: ${code}` : `told: ${code}, ${then}`);
  }

  /** One line each. */
  table(): string {
    const width = Math.max(...ABILITIES.map(({ length }) => length));
    return ABILITIES.map((ability) => `${ability.padEnd(width)}  ${this.#seen.get(ability) ?? 'FAILS'}`).join(
      '\n',
    );
  }

  /** Into the file that TEST_STORES_TABLE names, else to the terminal. */
  publish(): void {
    const file = process.env['TEST_STORES_TABLE'];
    if (file) writeFileSync(file, `${this.table()}\n`);
    else process.stdout.write(`\n${this.table()}\n`);
  }
}
