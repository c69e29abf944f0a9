import { VoicekeepError } from '@voicekeep/shared/errors';
import { EnvironmentError } from './environment';

/** sysexits.h: the configuration is wrong. */
const CONFIG = 78;
/** sysexits.h: something needed is not there. */
const UNAVAILABLE = 69;

/** Says on stderr what ended the start, in plain lines, and ends the process with a code that fits. */
export function exitBecause(error: unknown): never {
  if (error instanceof EnvironmentError) {
    for (const problem of error.problems) process.stderr.write(`${problem}\n`);
    process.exit(CONFIG);
  }
  if (error instanceof VoicekeepError && error.kind === 'unavailable') {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.code === 'crypto.master_key_missing' ? CONFIG : UNAVAILABLE);
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(1);
}
