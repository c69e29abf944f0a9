import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORD = 'VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin';

export class AuditEvents1700000000100 implements MigrationInterface {
  name = 'AuditEvents1700000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_audit_events (
        id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        workspace_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        at DATETIME(3) NOT NULL,
        actor_kind ${WORD} NOT NULL,
        actor_id ${WORD} NULL,
        actor_name TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
        action ${WORD} NOT NULL,
        outcome ${WORD} NOT NULL,
        resource_type ${WORD} NULL,
        resource_id ${WORD} NULL,
        details TEXT NOT NULL,
        request_id ${WORD} NULL,
        KEY ix_vk_audit_events_workspace (workspace_id, id),
        KEY ix_vk_audit_events_action (workspace_id, action, id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_audit_events');
  }
}
