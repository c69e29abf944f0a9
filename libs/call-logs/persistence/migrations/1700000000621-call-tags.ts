import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const ID = `CHAR(36) ${ASCII} NOT NULL`;

/** Tags of a call: sealed beside it, and a keyed hash of each to find it by. */
export class CallTags1700000000621 implements MigrationInterface {
  name = 'CallTags1700000000621';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE vk_call_logs ADD COLUMN tags TEXT ${ASCII} NULL`);
    await runner.query(`
      CREATE TABLE vk_call_log_tags (
        workspace_id ${ID},
        tag_index CHAR(32) ${ASCII} NOT NULL,
        call_log_id ${ID},
        PRIMARY KEY (workspace_id, tag_index, call_log_id),
        KEY ix_vk_call_log_tags_log (workspace_id, call_log_id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_call_log_tags');
    await runner.query('ALTER TABLE vk_call_logs DROP COLUMN tags');
  }
}
