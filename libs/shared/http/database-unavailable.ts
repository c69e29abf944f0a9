import { errors, type VoicekeepError } from '@voicekeep/shared/errors';

/** mysql2's word for a statement that had no answer in time; it is not fatal to its connection, and not marked so. */
const LATE = 'PROTOCOL_SEQUENCE_TIMEOUT';

/** mysql2 marks what ended a connection, or kept it from being made, as `fatal`; TypeORM passes the mark on. */
const fatalToItsConnection = (thrown: object): boolean => 'fatal' in thrown && thrown.fatal === true;

/** What the driver throws where the database is away or silent. @returns null for everything else */
export function databaseUnavailable(thrown: unknown): VoicekeepError | null {
  if (typeof thrown !== 'object' || thrown === null) return null;
  if (!fatalToItsConnection(thrown) && !('code' in thrown && thrown.code === LATE)) return null;
  return errors.unavailable('database.unavailable', 'The database does not answer; try again in a moment.', {
    cause: thrown,
  });
}
