import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a run that moves copies takes them. Only expands: runs of the version before have none. */
export class CopyMoves1700000000550 implements MigrationInterface {
  name = 'CopyMoves1700000000550';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_migration_runs
         ADD COLUMN target_location_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE vk_migration_runs DROP COLUMN target_location_id');
  }
}
