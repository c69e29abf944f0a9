import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEX = 'CHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL';
const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';
const COLUMNS = ['from_last7', 'to_last7', 'from_last4', 'to_last4', 'from_area', 'to_area'];

/** Calls are found by the ends of a number and its area; rows written before are brought over by the worker. */
export class NumberSearch1700000000401 implements MigrationInterface {
  name = 'NumberSearch1700000000401';

  async up(runner: QueryRunner): Promise<void> {
    const changes = COLUMNS.flatMap((column) => [
      `ADD COLUMN ${column} ${INDEX}`,
      `ADD KEY ix_vk_call_logs_${column} (workspace_id, ${column}, listed_at)`,
    ]);
    await runner.query(`ALTER TABLE vk_call_logs ${changes.join(', ')}`);
    await runner.query(`
      CREATE TABLE vk_call_log_passes (
        workspace_id ${ID},
        name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        after_id ${ID},
        PRIMARY KEY (workspace_id, name)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(
      `INSERT INTO vk_call_log_passes (workspace_id, name, after_id)
       SELECT id, 'number-search', '' FROM vk_workspaces`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const changes = COLUMNS.flatMap((column) => [
      `DROP KEY ix_vk_call_logs_${column}`,
      `DROP COLUMN ${column}`,
    ]);
    await runner.query(`ALTER TABLE vk_call_logs ${changes.join(', ')}`);
    await runner.query('DROP TABLE vk_call_log_passes');
  }
}
