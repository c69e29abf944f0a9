import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Why a run cannot go on at the moment. */
export class MigrationRunTrouble1700000000501 implements MigrationInterface {
  name = 'MigrationRunTrouble1700000000501';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_migration_runs
         ADD COLUMN last_error_code VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
         ADD COLUMN last_error_message VARCHAR(500) NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE vk_migration_runs DROP COLUMN last_error_message, DROP COLUMN last_error_code',
    );
  }
}
