import { readFileSync, statSync } from 'node:fs';

/** Reads variables one by one and gathers what is wrong with them, so that all of it is said at once. */
export class Variables {
  readonly problems: string[] = [];
  /** A rule that holds only where the operator said so. */
  readonly isProduction: boolean;

  constructor(private readonly env: NodeJS.ProcessEnv) {
    this.isProduction = env['NODE_ENV'] === 'production';
  }

  wrong(name: string, what: string): undefined {
    this.problems.push(`${name}: ${what}`);
    return undefined;
  }

  /** The value of a variable, or of the file that `<NAME>_FILE` names; empty counts as absent. */
  optional(name: string): string | undefined {
    const file = this.env[`${name}_FILE`]?.trim();
    const value = this.env[name]?.trim();
    if (file && value) return this.wrong(name, `is given twice; leave out ${name} or ${name}_FILE.`);
    return file ? this.fromFile(`${name}_FILE`, file) : value || undefined;
  }

  required(name: string, example: string): string | undefined {
    return this.optional(name) ?? (this.has(name) ? undefined : this.wrong(name, `is missing; ${example}`));
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const known = allowed.find((each) => each === value);
    if (known === undefined) this.wrong(name, `must be ${allowed.join(', ')}.`);
    return known ?? fallback;
  }

  wholeNumber(name: string, fallback: number, min: number, max: number): number {
    const value = this.optional(name);
    if (value === undefined) return fallback;
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= min && number <= max) return number;
    this.wrong(name, `must be a whole number from ${min} to ${max}.`);
    return fallback;
  }

  list(name: string): string[] {
    return (this.optional(name) ?? '')
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
  }

  /** Whether it is given at all, well or badly. */
  has(name: string): boolean {
    return Boolean(this.env[name]?.trim() || this.env[`${name}_FILE`]?.trim());
  }

  private fromFile(name: string, file: string): string | undefined {
    try {
      if (this.isProduction && (statSync(file).mode & 0o077) !== 0)
        return this.wrong(name, 'others may read that file; run chmod 600 on it.');
      const value = readFileSync(file, 'utf8').trim();
      return value === '' ? this.wrong(name, 'that file is empty.') : value;
    } catch {
      return this.wrong(name, 'that file cannot be read.');
    }
  }
}
