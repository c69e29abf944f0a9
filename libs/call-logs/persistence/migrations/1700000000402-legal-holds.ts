import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

export class LegalHolds1700000000402 implements MigrationInterface {
  name = 'LegalHolds1700000000402';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_legal_holds (
        workspace_id ${ID} NOT NULL,
        id ${ID} NOT NULL,
        subject_kind VARCHAR(10) ${ASCII} NOT NULL,
        subject_id ${ID} NOT NULL,
        call_log_id ${ID} NULL,
        reason TEXT ${ASCII} NOT NULL,
        placed_at DATETIME(3) NOT NULL,
        lifted_at DATETIME(3) NULL,
        in_force TINYINT AS (IF(lifted_at IS NULL, 1, NULL)) STORED,
        PRIMARY KEY (workspace_id, id),
        UNIQUE KEY uq_vk_legal_holds_in_force (workspace_id, subject_kind, subject_id, in_force),
        KEY ix_vk_legal_holds_call_log (workspace_id, call_log_id, in_force)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_legal_holds');
  }
}
