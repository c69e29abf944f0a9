import { RECORDINGS_ENTITIES, RECORDINGS_MIGRATIONS } from '@voicekeep/recordings/persistence';
import { createWingDatabase, type WingDatabase } from '@voicekeep/shared/testing';

/** A database of its own with the tables of this wing. */
export const createTestDatabase = (): Promise<WingDatabase> =>
  createWingDatabase(RECORDINGS_ENTITIES, RECORDINGS_MIGRATIONS);
