import type { Variables } from './variables';

const BYTES = 32;

/** The key in use first, then those of a rotation. */
export function masterKeysOf(variables: Variables): Uint8Array[] {
  const current = variables.required('VOICEKEEP_MASTER_KEY', 'make one with: openssl rand -base64 32');
  const keys = [
    ...(current === undefined ? [] : [decoded(variables, 'VOICEKEEP_MASTER_KEY', 'key', current)]),
    ...variables
      .list('VOICEKEEP_OLD_MASTER_KEYS')
      .map((text, index) => decoded(variables, 'VOICEKEEP_OLD_MASTER_KEYS', `key ${index + 1}`, text)),
  ].filter((key) => key !== undefined);
  const distinct = new Set(keys.map((key) => Buffer.from(key).toString('hex')));
  if (distinct.size < keys.length)
    variables.wrong('VOICEKEEP_OLD_MASTER_KEYS', 'the same key is given twice; leave one out.');
  return keys;
}

function decoded(variables: Variables, name: string, which: string, text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text))
    return variables.wrong(name, `${which} is not base64; make one with: openssl rand -base64 32`);
  const key = Buffer.from(text, 'base64');
  if (key.length === BYTES) return key;
  return variables.wrong(
    name,
    `${which} has ${key.length} bytes, needs ${BYTES}; make one with: openssl rand -base64 32`,
  );
}
