import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORD = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;

/**
 * Claims with a generation, kinds of runs, and counts that are kept instead of counted anew: a run's row holds
 * what was counted, and `uncounted` marks the few items that moved since.
 */
export class MigrationRunCounts1700000000530 implements MigrationInterface {
  name = 'MigrationRunCounts1700000000530';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_migration_runs
         ADD COLUMN kind ${WORD(20)} NOT NULL DEFAULT 'copy',
         ADD COLUMN generation INT UNSIGNED NOT NULL DEFAULT 0,
         ADD COLUMN toggle_was_on TINYINT(1) NOT NULL DEFAULT 0,
         ADD COLUMN waiting_count INT NOT NULL DEFAULT 0,
         ADD COLUMN done_count INT NOT NULL DEFAULT 0,
         ADD COLUMN failed_count INT NOT NULL DEFAULT 0,
         ADD COLUMN skipped_count INT NOT NULL DEFAULT 0,
         ADD COLUMN done_bytes BIGINT NOT NULL DEFAULT 0`,
    );
    await runner.query(`ALTER TABLE vk_migration_items ADD COLUMN counted_state ${WORD(10)} NULL`);
    await runner.query('UPDATE vk_migration_items SET counted_state = state');
    await runner.query(
      `UPDATE vk_migration_runs run
       JOIN (SELECT run_id, SUM(state = 'waiting') AS waiting, SUM(state = 'done') AS done,
               SUM(state = 'failed') AS failed, SUM(state = 'skipped') AS skipped,
               SUM(IF(state = 'done', COALESCE(bytes, 0), 0)) AS bytes
             FROM vk_migration_items GROUP BY run_id) found ON found.run_id = run.id
       SET run.waiting_count = found.waiting, run.done_count = found.done, run.failed_count = found.failed,
           run.skipped_count = found.skipped, run.done_bytes = found.bytes`,
    );
    await runner.query(
      `ALTER TABLE vk_migration_items
         ADD COLUMN uncounted TINYINT(1) AS (IF(counted_state <=> state, NULL, 1)) STORED,
         ADD KEY ix_vk_migration_items_uncounted (workspace_id, run_id, uncounted)`,
    );
    await runner.query(
      'ALTER TABLE vk_history_imports ADD COLUMN generation INT UNSIGNED NOT NULL DEFAULT 0',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE vk_history_imports DROP COLUMN generation');
    await runner.query(
      `ALTER TABLE vk_migration_items DROP KEY ix_vk_migration_items_uncounted,
         DROP COLUMN uncounted, DROP COLUMN counted_state`,
    );
    await runner.query(
      `ALTER TABLE vk_migration_runs DROP COLUMN done_bytes, DROP COLUMN skipped_count, DROP COLUMN failed_count,
         DROP COLUMN done_count, DROP COLUMN waiting_count, DROP COLUMN toggle_was_on, DROP COLUMN generation,
         DROP COLUMN kind`,
    );
  }
}
