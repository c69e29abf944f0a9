import { errors, type VoicekeepError } from '@voicekeep/shared/errors';

/** mysql2's word for a statement that had no answer in time; it is not fatal to its connection, and not marked so. */
const LATE = 'PROTOCOL_SEQUENCE_TIMEOUT';
/** MariaDB's and MySQL's: a lost deadlock, and a lock that was waited for too long. */
const IN_THE_WAY: readonly unknown[] = ['ER_LOCK_DEADLOCK', 'ER_LOCK_WAIT_TIMEOUT'];

/** What the driver throws where the database is away, silent or in each other's way. @returns null for everything else */
export function databaseUnavailable(thrown: unknown): VoicekeepError | null {
  if (typeof thrown !== 'object' || thrown === null) return null;
  const code = 'code' in thrown ? thrown.code : null;
  if (IN_THE_WAY.includes(code))
    return errors.unavailable('database.busy', 'Another change was in the way; try again in a moment.', {
      cause: thrown,
    });
  // mysql2 marks so what ended a connection, or kept it from being made, and TypeORM passes the mark on.
  const isFatal = 'fatal' in thrown && thrown.fatal === true;
  if (!isFatal && code !== LATE) return null;
  return errors.unavailable('database.unavailable', 'The database does not answer; try again in a moment.', {
    cause: thrown,
  });
}
