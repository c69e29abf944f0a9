import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const COUNT = 'INT UNSIGNED NOT NULL DEFAULT 0';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

const UP = [
  `CREATE TABLE vk_sweep_runs (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    state ${WORD(10)} NOT NULL,
    active ${WORD(36)} AS (IF(state = 'running', RTRIM(workspace_id), NULL)) STORED,
    location_id ${ID} NULL,
    phase ${WORD(10)} NULL,
    page_cursor TEXT NULL,
    objects ${COUNT},
    intact ${COUNT},
    leftovers ${COUNT},
    missing ${COUNT},
    changed ${COUNT},
    foreign_objects ${COUNT},
    unread ${COUNT},
    tries ${COUNT},
    generation ${COUNT},
    next_attempt_at DATETIME(3) NULL,
    started_at DATETIME(3) NOT NULL,
    finished_at DATETIME(3) NULL,
    last_error_code ${WORD(80)} NULL,
    last_error_message VARCHAR(500) NULL,
    UNIQUE KEY uq_vk_sweep_runs_active (active),
    KEY ix_vk_sweep_runs_workspace (workspace_id, started_at),
    KEY ix_vk_sweep_runs_due (next_attempt_at)
  ) ${TABLE}`,
  `CREATE TABLE vk_sweep_findings (
    workspace_id ${ID} NOT NULL,
    id ${ID} NOT NULL,
    finding_index CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    location_id ${ID} NOT NULL,
    kind ${WORD(10)} NOT NULL,
    recording_id ${ID} NULL,
    object_key TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    bytes BIGINT UNSIGNED NULL,
    action ${WORD(20)} NOT NULL,
    intact_version_id VARCHAR(255) NULL,
    first_seen_at DATETIME(3) NOT NULL,
    last_seen_at DATETIME(3) NOT NULL,
    resolved_at DATETIME(3) NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE KEY uq_vk_sweep_findings_index (workspace_id, finding_index),
    KEY ix_vk_sweep_findings_open (workspace_id, resolved_at, kind),
    KEY ix_vk_sweep_findings_location (workspace_id, location_id, last_seen_at)
  ) ${TABLE}`,
  'ALTER TABLE vk_recordings ADD COLUMN bucket_seen_at DATETIME(3) NULL',
  'ALTER TABLE vk_object_deletions ADD KEY ix_vk_object_deletions_recording (workspace_id, recording_id)',
];

const DOWN = [
  'ALTER TABLE vk_object_deletions DROP KEY ix_vk_object_deletions_recording',
  'ALTER TABLE vk_recordings DROP COLUMN bucket_seen_at',
  'DROP TABLE vk_sweep_findings',
  'DROP TABLE vk_sweep_runs',
];

/** What comparing bucket and database needs, and what it found. */
export class BucketSweep1700000000521 implements MigrationInterface {
  name = 'BucketSweep1700000000521';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
