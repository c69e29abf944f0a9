import { errors } from '@voicekeep/shared/errors';

const DEEPEST = 32;
const BLANK = /[ \t\n\r]*/y;
// A JSON string holds what comes from the blank on, but quote and backslash: no control character as it is.
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Reads JSON text (RFC 8259) for what `JSON.parse` does not tell: the place of a mistake, too much depth,
 * a key given twice.
 * @throws VoicekeepError `request.json_syntax`, `request.too_deep`, `request.json_duplicate`
 */
export function scanJson(text: string): void {
  const scan = new JsonScan(text);
  scan.value(0);
  scan.end();
}

class JsonScan {
  private at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): void {
    if (depth > DEEPEST)
      throw errors.malformed('request.too_deep', `The body is nested deeper than ${DEEPEST} levels.`);
    this.take(BLANK);
    const next = this.text[this.at];
    if (next === '{') this.members('}', depth, new Set());
    else if (next === '[') this.members(']', depth, null);
    else if (this.take(next === '"' ? STRING : LITERAL) === null) throw this.mistake();
    this.take(BLANK);
  }

  end(): void {
    if (this.at < this.text.length) throw this.mistake();
  }

  private members(close: string, depth: number, keys: Set<string> | null): void {
    this.at++;
    this.take(BLANK);
    if (this.text[this.at] === close) {
      this.at++;
      return;
    }
    for (;;) {
      if (keys) this.key(keys);
      this.value(depth + 1);
      const next = this.text[this.at];
      if (next !== ',' && next !== close) throw this.mistake();
      this.at++;
      if (next === close) return;
    }
  }

  private key(keys: Set<string>): void {
    this.take(BLANK);
    const start = this.at;
    const quoted = this.take(STRING);
    if (quoted === null) throw this.mistake();
    const key = String(JSON.parse(quoted));
    if (keys.has(key))
      throw errors.malformed('request.json_duplicate', `The body gives a key twice, at position ${start}.`, {
        details: { position: start },
      });
    keys.add(key);
    this.take(BLANK);
    if (this.text[this.at] !== ':') throw this.mistake();
    this.at++;
  }

  private take(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (!found) return null;
    this.at = pattern.lastIndex;
    return found[0];
  }

  private mistake(): Error {
    return errors.malformed('request.json_syntax', `The body is not valid JSON at position ${this.at}.`, {
      details: { position: this.at },
    });
  }
}
