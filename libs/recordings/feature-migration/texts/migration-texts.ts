import { type Say, texts } from '@voicekeep/shared/ui';
import { MIGRATION_TEXTS } from './en';

export type SayMigration = Say<typeof MIGRATION_TEXTS>;

/** Call it where `inject` may be called. */
export const migrationTexts = (): SayMigration => texts('migration', MIGRATION_TEXTS);
