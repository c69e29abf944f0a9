import { errors, type VoicekeepError } from '@voicekeep/shared/errors';

const FAULTS: Readonly<Record<string, readonly [word: string, message: string]>> = {
  ER_ACCESS_DENIED_ERROR: ['access_denied', 'The database refuses the user or password of DATABASE_URL.'],
  ER_DBACCESS_DENIED_ERROR: ['access_denied', 'The user of DATABASE_URL has no rights on that database.'],
  ER_BAD_DB_ERROR: ['not_found', 'The database named in DATABASE_URL does not exist; create it first.'],
  ER_OPTION_PREVENTS_STATEMENT: [
    'read_only',
    'The database is read-only; give the address of the writable server.',
  ],
  ECONNREFUSED: ['unreachable', 'Nothing answers at the host and port of DATABASE_URL.'],
  ENOTFOUND: ['unreachable', 'The host of DATABASE_URL has no address.'],
  ETIMEDOUT: ['unreachable', 'The database of DATABASE_URL does not answer within 10 s.'],
};

/** Says in one line what keeps us from the database; never its URL. */
export function databaseFault(cause: unknown): VoicekeepError {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
  const [word, message] = FAULTS[code] ?? [
    'failed',
    `The database cannot be used (${code || 'unknown reason'}).`,
  ];
  return errors.unavailable(`database.${word}`, message, { cause });
}
