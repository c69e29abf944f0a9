import type { Request } from 'express';
import { errors } from '@voicekeep/shared/errors';

/** Reads fields of a control request's JSON body, and says which one is wrong. */
export class ControlBody {
  private readonly fields: Readonly<Record<string, unknown>>;

  constructor(request: Request) {
    const body: unknown = request.body ?? {};
    if (typeof body !== 'object' || body === null || Array.isArray(body)) {
      throw errors.malformed('sandbox.body_format', 'Send a JSON object.');
    }
    this.fields = Object.fromEntries(Object.entries(body));
  }

  text(name: string): string | undefined {
    return this.read(name, 'a text', (value): value is string => typeof value === 'string');
  }

  required(name: string): string {
    const given = this.text(name);
    if (!given) throw errors.invalid('sandbox.field_format', `The field ${name} must be given.`);
    return given;
  }

  number(name: string, min = 0): number | undefined {
    const fits = (value: unknown): value is number =>
      typeof value === 'number' && Number.isFinite(value) && value >= min;
    return this.read(name, `a number of at least ${min}`, fits);
  }

  flag(name: string): boolean | undefined {
    return this.read(name, 'true or false', (value): value is boolean => typeof value === 'boolean');
  }

  oneOf<T extends string | number>(name: string, allowed: readonly T[]): T | undefined {
    const fits = (value: unknown): value is T => allowed.some((each) => each === value);
    return this.read(name, `one of ${allowed.join(', ')}`, fits);
  }

  listOf<T extends string>(
    name: string,
    what: string,
    fits: (value: unknown) => value is T,
  ): T[] | undefined {
    const allFit = (value: unknown): value is T[] => Array.isArray(value) && value.every(fits);
    return this.read(name, `a list of ${what}`, allFit);
  }

  private read<T>(name: string, what: string, fits: (value: unknown) => value is T): T | undefined {
    const value = this.fields[name];
    if (value === undefined || value === null) return undefined;
    if (!fits(value)) throw errors.invalid('sandbox.field_format', `The field ${name} must be ${what}.`);
    return value;
  }
}
