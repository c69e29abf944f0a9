import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isGiven } from './given.mts';

export interface SignIn {
  email: string;
  /** Undefined when it was given: then its giver knows it, and nobody prints it. */
  password: string | undefined;
}

const DEMO_EMAIL = 'admin@demo.voicekeep.local';

/** The file with the master key of this checkout: base64 of 32 random bytes, mode 0600, made once. */
export function masterKeyFile(state: string): string {
  const file = join(state, 'master-key');
  if (!existsSync(file))
    writeFileSync(file, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}

/** The first administrator's sign-in: as given, else made up and kept as it was made on the first start. */
export function firstSignIn(state: string, given: NodeJS.ProcessEnv): SignIn {
  const email = given['ADMIN_EMAIL'] || DEMO_EMAIL;
  if (isGiven(given, 'ADMIN_PASSWORD')) return { email, password: undefined };
  const file = join(state, 'credentials.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SignIn;
  const made = { email, password: randomBytes(12).toString('base64url') };
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return made;
}
