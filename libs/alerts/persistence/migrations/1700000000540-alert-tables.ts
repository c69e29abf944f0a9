import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

const TABLES = [
  `CREATE TABLE vk_conditions (
    workspace_id ${ID} NOT NULL,
    code ${WORD(40)} NOT NULL,
    location_id ${ID} NOT NULL DEFAULT '',
    id ${ID} NOT NULL,
    state ${WORD(10)} NOT NULL,
    since DATETIME(3) NOT NULL,
    seen_at DATETIME(3) NOT NULL,
    count INT UNSIGNED NOT NULL,
    oldest_at DATETIME(3) NULL,
    reason ${WORD(80)} NULL,
    PRIMARY KEY (workspace_id, code, location_id)
  ) ${TABLE}`,
  `CREATE TABLE vk_condition_looks (
    name ${WORD(20)} NOT NULL PRIMARY KEY,
    number INT UNSIGNED NOT NULL,
    next_at DATETIME(3) NOT NULL
  ) ${TABLE}`,
  `CREATE TABLE vk_alert_messages (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    condition_id ${ID} NOT NULL,
    event ${WORD(20)} NOT NULL,
    body TEXT NOT NULL,
    created_at DATETIME(3) NOT NULL,
    next_attempt_at DATETIME(3) NULL,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    generation INT UNSIGNED NOT NULL DEFAULT 0,
    delivered_at DATETIME(3) NULL,
    last_error_code ${WORD(80)} NULL,
    KEY ix_vk_alert_messages_due (next_attempt_at),
    KEY ix_vk_alert_messages_condition (condition_id),
    KEY ix_vk_alert_messages_workspace (workspace_id),
    KEY ix_vk_alert_messages_made (created_at)
  ) ${TABLE}`,
];

export class AlertTables1700000000540 implements MigrationInterface {
  name = 'AlertTables1700000000540';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    await runner.query(`INSERT INTO vk_condition_looks VALUES ('all', 0, '2000-01-01')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table.split(' ')[2] ?? ''}`);
  }
}
