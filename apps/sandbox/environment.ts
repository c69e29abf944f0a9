import { errors } from '@voicekeep/shared/errors';
import { isSid } from './state/sid';
import type { SandboxOptions } from './sandbox-options';

/** Reads the sandbox's environment; throws with the name of the variable that is wrong, never its value. */
export function optionsFrom(environment: NodeJS.ProcessEnv): SandboxOptions {
  const sid = environment['SANDBOX_ACCOUNT_SID'];
  const authToken = environment['SANDBOX_AUTH_TOKEN'];
  if ((sid === undefined) !== (authToken === undefined)) {
    throw wrong('SANDBOX_ACCOUNT_SID and SANDBOX_AUTH_TOKEN', 'are given together or not at all');
  }
  if (sid !== undefined && !isSid('AC', sid))
    throw wrong('SANDBOX_ACCOUNT_SID', 'must be AC and 32 hex digits');
  return {
    port: wholeNumber(environment, 'SANDBOX_PORT', 65_535) ?? 0,
    dataDirectory: environment['SANDBOX_DATA_DIR'] || null,
    callbackUrl: callbackUrl(environment),
    ...pick('seed', wholeNumber(environment, 'SANDBOX_SEED', Number.MAX_SAFE_INTEGER)),
    ...pick('recordings', wholeNumber(environment, 'SANDBOX_RECORDINGS', 1_000_000)),
    ...pick('unrecordedCalls', wholeNumber(environment, 'SANDBOX_UNRECORDED_CALLS', 2_000_000)),
    ...pick('historyDays', wholeNumber(environment, 'SANDBOX_HISTORY_DAYS', 3650)),
    ...(sid !== undefined && authToken !== undefined && { accounts: [{ sid, authToken }] }),
  };
}

function callbackUrl(environment: NodeJS.ProcessEnv): string | null {
  const text = environment['SANDBOX_CALLBACK_BASE_URL'] || null;
  if (text !== null && !/^https?:\/\/[^/]/.test(text)) {
    throw wrong('SANDBOX_CALLBACK_BASE_URL', 'must be an http or https address');
  }
  return text;
}

function wholeNumber(environment: NodeJS.ProcessEnv, name: string, max: number): number | undefined {
  const text = environment[name];
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > max) throw wrong(name, `must be a whole number up to ${max}`);
  return number;
}

function pick<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, V>);
}

function wrong(name: string, what: string): Error {
  return errors.invalid('sandbox.environment', `${name} ${what}.`);
}
