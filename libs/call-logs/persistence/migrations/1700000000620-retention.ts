import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const ID = `CHAR(36) ${ASCII}`;
const WORD = (length: number): string => `VARCHAR(${length}) ${ASCII}`;
const COUNT = 'INT UNSIGNED NOT NULL DEFAULT 0';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

const TABLES = [
  `CREATE TABLE vk_retention_rules (
    workspace_id ${ID} NOT NULL PRIMARY KEY,
    enabled TINYINT(1) NOT NULL,
    keep_amount INT UNSIGNED NULL,
    keep_unit ${WORD(10)} NULL,
    action ${WORD(20)} NULL,
    version INT UNSIGNED NOT NULL,
    next_run_at DATETIME(3) NULL,
    KEY ix_vk_retention_rules_due (next_run_at)
  ) ${TABLE}`,
  `CREATE TABLE vk_retention_runs (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    state ${WORD(10)} NOT NULL,
    active ${WORD(36)} AS (IF(state = 'running', RTRIM(workspace_id), NULL)) STORED,
    phase ${WORD(10)} NOT NULL,
    after_at DATETIME(3) NULL,
    after_id ${ID} NULL,
    call_logs ${COUNT},
    recordings ${COUNT},
    held ${COUNT},
    generation ${COUNT},
    next_attempt_at DATETIME(3) NULL,
    started_at DATETIME(3) NOT NULL,
    finished_at DATETIME(3) NULL,
    last_error_code ${WORD(80)} NULL,
    last_error_message VARCHAR(500) NULL,
    UNIQUE KEY uq_vk_retention_runs_active (active),
    KEY ix_vk_retention_runs_workspace (workspace_id, started_at),
    KEY ix_vk_retention_runs_due (next_attempt_at)
  ) ${TABLE}`,
];

/** One rule per workspace says how long calls are kept; runs say how far it was applied. */
export class Retention1700000000620 implements MigrationInterface {
  name = 'Retention1700000000620';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_retention_runs, vk_retention_rules');
  }
}
