import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An import is read in windows by several workers at once: each a row, those of one import under its job. */
export class ImportWindows1700000000630 implements MigrationInterface {
  name = 'ImportWindows1700000000630';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_history_imports
         ADD COLUMN job_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER id,
         ADD KEY ix_vk_history_imports_job (job_id)`,
    );
    // Calls come before recordings from now on; what was read already is found in the books.
    await runner.query("UPDATE vk_history_imports SET phase = 'calls', page_cursor = NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'ALTER TABLE vk_history_imports DROP KEY ix_vk_history_imports_job, DROP COLUMN job_id',
    );
  }
}
