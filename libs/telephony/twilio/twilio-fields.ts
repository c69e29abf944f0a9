import { unexpectedAnswer } from './twilio-errors';

/** Reads the members of a JSON object that Twilio sent, each of which may be missing or odd. */
export class TwilioFields {
  private readonly members: ReadonlyMap<string, unknown>;

  constructor(value: unknown) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw unexpectedAnswer();
    this.members = new Map(Object.entries(value));
  }

  text(name: string): string | null {
    const value = this.members.get(name);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === null) throw unexpectedAnswer({ missing: name });
    return value;
  }

  /** A whole number of 0 or more, given as number or digits; anything else is null. */
  count(name: string): number | null {
    const value = this.members.get(name);
    const text = typeof value === 'number' ? String(value) : value;
    if (typeof text !== 'string' || !/^\d{1,9}$/.test(text)) return null;
    return Number(text);
  }

  /** An amount of money as it counts: Twilio writes what it takes below zero, as text or, by its own examples, as a number. */
  amount(name: string): number | null {
    const value = this.members.get(name);
    const text = typeof value === 'number' ? String(value) : value;
    return typeof text === 'string' && /^-?\d{1,7}(\.\d{1,10})?$/.test(text) ? Math.abs(Number(text)) : null;
  }

  /** RFC 2822, such as "Mon, 02 Nov 2026 14:03:07 +0000". */
  instant(name: string): Date | null {
    const time = Date.parse(this.text(name) ?? '');
    return Number.isNaN(time) ? null : new Date(time);
  }

  list(name: string): unknown[] {
    const value = this.members.get(name);
    if (!Array.isArray(value)) throw unexpectedAnswer({ missing: name });
    return value;
  }

  /** Whatever is there, as JSON text. */
  json(name: string): string | null {
    const value = this.members.get(name);
    return value === undefined || value === null ? null : JSON.stringify(value);
  }
}
