import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const INDEX = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const SID = 'VARCHAR(34) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const CELL = 'TEXT CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

const TABLES = [
  `CREATE TABLE vk_workspaces (
    id ${ID} NOT NULL PRIMARY KEY,
    name VARCHAR(120) NOT NULL,
    created_at DATETIME(3) NOT NULL,
    deletion_job_id ${ID} NULL
  ) ${TABLE}`,
  `CREATE TABLE vk_campaigns (
    workspace_id ${ID} NOT NULL,
    id ${ID} NOT NULL,
    name VARCHAR(120) NOT NULL,
    tracking_number ${CELL} NULL,
    tracking_index ${INDEX} NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE KEY uq_vk_campaigns_tracking (workspace_id, tracking_index)
  ) ${TABLE}`,
  `CREATE TABLE vk_call_logs (
    workspace_id ${ID} NOT NULL,
    id ${ID} NOT NULL,
    call_sid ${SID} NOT NULL,
    parent_call_sid ${SID} NULL,
    from_party ${CELL} NULL,
    to_party ${CELL} NULL,
    from_index ${INDEX} NULL,
    to_index ${INDEX} NULL,
    direction ${WORD(10)} NOT NULL,
    started_at DATETIME(3) NULL,
    listed_at DATETIME(3) NOT NULL,
    duration_seconds INT UNSIGNED NULL,
    status VARCHAR(20) NULL,
    answered_by VARCHAR(40) NULL,
    caller_name ${CELL} NULL,
    notes ${CELL} NULL,
    campaign_id ${ID} NULL,
    deletion_job_id ${ID} NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE KEY uq_vk_call_logs_sid (workspace_id, call_sid),
    KEY ix_vk_call_logs_listed (workspace_id, listed_at, id),
    KEY ix_vk_call_logs_from (workspace_id, from_index, listed_at),
    KEY ix_vk_call_logs_to (workspace_id, to_index, listed_at),
    KEY ix_vk_call_logs_campaign (workspace_id, campaign_id, listed_at),
    KEY ix_vk_call_logs_deletion (workspace_id, deletion_job_id)
  ) ${TABLE}`,
  `CREATE TABLE vk_call_tombstones (
    workspace_id ${ID} NOT NULL,
    call_index ${INDEX} NOT NULL,
    call_log_id ${ID} NOT NULL,
    deleted_at DATETIME(3) NOT NULL,
    PRIMARY KEY (workspace_id, call_index),
    KEY ix_vk_call_tombstones_log (workspace_id, call_log_id)
  ) ${TABLE}`,
  `CREATE TABLE vk_jobs (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    kind ${WORD(40)} NOT NULL,
    state ${WORD(10)} NOT NULL,
    total INT UNSIGNED NOT NULL,
    done INT UNSIGNED NOT NULL,
    failed INT UNSIGNED NOT NULL,
    started_at DATETIME(3) NOT NULL,
    due_at DATETIME(3) NULL,
    finished_at DATETIME(3) NULL,
    KEY ix_vk_jobs_due (state, kind, due_at)
  ) ${TABLE}`,
];

export class CallLogTables1700000000400 implements MigrationInterface {
  name = 'CallLogTables1700000000400';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_jobs, vk_call_tombstones, vk_call_logs, vk_campaigns, vk_workspaces');
  }
}
