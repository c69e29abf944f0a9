import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Violations } from './violations.mts';

const run = promisify(execFile);
/** The numbers and names of the simulated account (apps/sandbox/state/phone-book.ts), in clear or URL-encoded. */
const PERSONAL =
  /(\+|%2B)1\d{3}55501\d\d|\b1\d{3}55501\d\d\b|\b(DELACROIX|FERRO|HALVORSEN|IBARRA|KOWALCZYK|LINDQVIST|OYELARAN|SANTORINI|WHITCOMBE)\b/;

/** Looks for phone numbers, names and secrets where none may stand (I9). */
export class SecretSearch {
  readonly #needles: readonly string[];
  readonly #violations: Violations;
  looked = 0;

  constructor(needles: readonly string[], violations: Violations) {
    this.#needles = needles;
    this.#violations = violations;
  }

  text(where: string, text: string): void {
    this.looked += 1;
    if (PERSONAL.test(text)) this.#violations.add('I9', `A phone number or name stands in ${where}.`);
    if (this.#needles.some((needle) => text.includes(needle)))
      this.#violations.add('I9', `A secret stands in ${where}.`);
    if (/X-Amz-Signature=/.test(text)) this.#violations.add('I9', `A signed URL stands in ${where}.`);
  }

  folder(path: string): void {
    for (const entry of readdirSync(path, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) this.text(entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1'));
  }

  /** Every key and value of a Redis. Says nothing when it is away. */
  async redis(url: string): Promise<void> {
    const { port, password } = new URL(url);
    const script = `local out = {} for _, key in ipairs(redis.call('KEYS', '*')) do
      local kind = redis.call('TYPE', key).ok local value = ''
      if kind == 'string' then value = redis.call('GET', key)
      elseif kind == 'hash' then value = table.concat(redis.call('HGETALL', key), ' ')
      elseif kind == 'list' then value = table.concat(redis.call('LRANGE', key, 0, -1), ' ')
      elseif kind == 'set' then value = table.concat(redis.call('SMEMBERS', key), ' ')
      elseif kind == 'zset' then value = table.concat(redis.call('ZRANGE', key, 0, -1), ' ') end
      out[#out + 1] = key .. ' ' .. value end return table.concat(out, '\\n')`;
    const args = ['-h', '127.0.0.1', '-p', port, '--no-auth-warning', 'EVAL', script, '0'];
    try {
      const { stdout } = await run('redis-cli', args, {
        env: { ...process.env, REDISCLI_AUTH: decodeURIComponent(password) },
        maxBuffer: 256 * 1024 * 1024,
        timeout: 10_000,
      });
      this.text('Redis', stdout);
    } catch {
      // it is down at the moment
    }
  }
}

/** Loses everything Redis knows. */
export async function flushAll(url: string): Promise<boolean> {
  const { port, password } = new URL(url);
  const args = ['-h', '127.0.0.1', '-p', port, '--no-auth-warning', 'FLUSHALL'];
  const env = { ...process.env, REDISCLI_AUTH: decodeURIComponent(password) };
  return run('redis-cli', args, { env, timeout: 5_000 }).then(
    () => true,
    () => false,
  );
}
