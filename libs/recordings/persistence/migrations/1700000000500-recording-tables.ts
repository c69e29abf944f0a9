import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const INDEX = 'CHAR(64) CHARACTER SET ascii COLLATE ascii_bin';
const SID = WORD(34);
const KEY = 'VARCHAR(700) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin';
const CELL = 'TEXT CHARACTER SET ascii COLLATE ascii_bin';
const TABLE = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4';

const TABLES = [
  `CREATE TABLE vk_recordings (
    workspace_id ${ID} NOT NULL,
    id ${ID} NOT NULL,
    recording_sid ${SID} NOT NULL,
    account_sid ${SID} NOT NULL,
    call_sid ${SID} NOT NULL,
    call_log_id ${ID} NULL,
    kind ${WORD(10)} NOT NULL,
    source ${WORD(40)} NOT NULL,
    channels TINYINT UNSIGNED NULL,
    duration_seconds INT UNSIGNED NULL,
    started_at DATETIME(3) NULL,
    source_created_at DATETIME(3) NOT NULL,
    encryption_details ${CELL} NULL,
    state ${WORD(10)} NOT NULL,
    generation INT UNSIGNED NOT NULL DEFAULT 0,
    attempt INT UNSIGNED NOT NULL DEFAULT 0,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    priority TINYINT UNSIGNED NOT NULL DEFAULT 0,
    lease_owner ${ID} NULL,
    next_attempt_at DATETIME(3) NULL,
    progress_at DATETIME(3) NULL,
    key_day ${WORD(10)} NULL,
    location_id ${ID} NULL,
    object_key ${KEY} NULL,
    etag VARCHAR(255) NULL,
    version_id VARCHAR(255) NULL,
    bytes BIGINT UNSIGNED NULL,
    sha256 ${INDEX} NULL,
    content_type ${WORD(60)} NULL,
    verified_at DATETIME(3) NULL,
    verified_how ${WORD(10)} NULL,
    stored_at DATETIME(3) NULL,
    on_twilio TINYINT(1) NOT NULL,
    keep_twilio_copy TINYINT(1) NOT NULL DEFAULT 0,
    deletion_barred ${WORD(80)} NULL,
    requested_by_run ${ID} NULL,
    last_error_code ${WORD(80)} NULL,
    last_error_message VARCHAR(500) NULL,
    last_error_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (workspace_id, id),
    UNIQUE KEY uq_vk_recordings_sid (workspace_id, recording_sid),
    KEY ix_vk_recordings_due (priority, next_attempt_at),
    KEY ix_vk_recordings_call_log (workspace_id, call_log_id),
    KEY ix_vk_recordings_newest (workspace_id, source_created_at, id),
    KEY ix_vk_recordings_state (workspace_id, state, requested_by_run),
    KEY ix_vk_recordings_lease (lease_owner)
  ) ${TABLE}`,
  `CREATE TABLE vk_copy_attempts (
    workspace_id ${ID} NOT NULL,
    recording_id ${ID} NOT NULL,
    attempt INT UNSIGNED NOT NULL,
    location_id ${ID} NOT NULL,
    object_key ${KEY} NOT NULL,
    state ${WORD(10)} NOT NULL,
    created_at DATETIME(3) NOT NULL,
    settled_at DATETIME(3) NULL,
    PRIMARY KEY (workspace_id, recording_id, attempt)
  ) ${TABLE}`,
  `CREATE TABLE vk_source_deletions (
    workspace_id ${ID} NOT NULL,
    recording_id ${ID} NOT NULL,
    recording_sid ${SID} NOT NULL,
    reason ${WORD(10)} NOT NULL,
    state ${WORD(10)} NOT NULL,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    generation INT UNSIGNED NOT NULL DEFAULT 0,
    decided_at DATETIME(3) NOT NULL,
    next_attempt_at DATETIME(3) NULL,
    sent_at DATETIME(3) NULL,
    confirmed_at DATETIME(3) NULL,
    confirmed_how ${WORD(10)} NULL,
    last_error_code ${WORD(80)} NULL,
    last_error_message VARCHAR(500) NULL,
    PRIMARY KEY (workspace_id, recording_id),
    KEY ix_vk_source_deletions_due (next_attempt_at),
    KEY ix_vk_source_deletions_state (workspace_id, state)
  ) ${TABLE}`,
  `CREATE TABLE vk_object_deletions (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    recording_id ${ID} NOT NULL,
    attempt INT UNSIGNED NOT NULL,
    location_id ${ID} NOT NULL,
    object_key ${KEY} NOT NULL,
    reason ${WORD(10)} NOT NULL,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    decided_at DATETIME(3) NOT NULL,
    next_attempt_at DATETIME(3) NULL,
    confirmed_at DATETIME(3) NULL,
    last_error_code ${WORD(80)} NULL,
    last_error_message VARCHAR(500) NULL,
    KEY ix_vk_object_deletions_due (next_attempt_at),
    KEY ix_vk_object_deletions_open (workspace_id, reason, confirmed_at)
  ) ${TABLE}`,
  `CREATE TABLE vk_webhook_events (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    event_key ${WORD(190)} NOT NULL,
    kind ${WORD(20)} NOT NULL,
    account_sid ${SID} NOT NULL,
    body ${CELL} NOT NULL,
    received_at DATETIME(3) NOT NULL,
    next_attempt_at DATETIME(3) NULL,
    tries INT UNSIGNED NOT NULL DEFAULT 0,
    processed_at DATETIME(3) NULL,
    outcome ${WORD(80)} NULL,
    UNIQUE KEY uq_vk_webhook_events_key (workspace_id, event_key),
    KEY ix_vk_webhook_events_due (next_attempt_at)
  ) ${TABLE}`,
  `CREATE TABLE vk_migration_runs (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    state ${WORD(10)} NOT NULL,
    active ${WORD(36)} AS (IF(state IN ('running', 'paused'), RTRIM(workspace_id), NULL)) STORED,
    listed TINYINT(1) NOT NULL DEFAULT 0,
    from_at DATETIME(3) NULL,
    to_at DATETIME(3) NULL,
    item_limit INT UNSIGNED NULL,
    keep_twilio_copies TINYINT(1) NOT NULL,
    page_cursor ${CELL} NULL,
    next_attempt_at DATETIME(3) NULL,
    started_at DATETIME(3) NOT NULL,
    finished_at DATETIME(3) NULL,
    UNIQUE KEY uq_vk_migration_runs_active (active),
    KEY ix_vk_migration_runs_workspace (workspace_id, id),
    KEY ix_vk_migration_runs_due (next_attempt_at)
  ) ${TABLE}`,
  `CREATE TABLE vk_migration_items (
    workspace_id ${ID} NOT NULL,
    run_id ${ID} NOT NULL,
    recording_id ${ID} NOT NULL,
    recording_sid ${SID} NOT NULL,
    state ${WORD(10)} NOT NULL,
    bytes BIGINT UNSIGNED NULL,
    ended_at DATETIME(3) NULL,
    PRIMARY KEY (workspace_id, run_id, recording_id),
    KEY ix_vk_migration_items_state (workspace_id, run_id, state, ended_at),
    KEY ix_vk_migration_items_recording (workspace_id, recording_id)
  ) ${TABLE}`,
  `CREATE TABLE vk_tombstones (
    workspace_id ${ID} NOT NULL,
    recording_index ${INDEX} NOT NULL,
    location_id ${ID} NULL,
    object_key ${KEY} NULL,
    deleted_at DATETIME(3) NOT NULL,
    PRIMARY KEY (workspace_id, recording_index)
  ) ${TABLE}`,
  `CREATE TABLE vk_recording_peaks (
    workspace_id ${ID} NOT NULL,
    recording_id ${ID} NOT NULL,
    channels TINYINT UNSIGNED NOT NULL,
    points SMALLINT UNSIGNED NOT NULL,
    peaks BLOB NOT NULL,
    PRIMARY KEY (workspace_id, recording_id)
  ) ${TABLE}`,
  `CREATE TABLE vk_history_imports (
    id ${ID} NOT NULL PRIMARY KEY,
    workspace_id ${ID} NOT NULL,
    from_at DATETIME(3) NULL,
    to_at DATETIME(3) NULL,
    phase ${WORD(10)} NOT NULL,
    page_cursor ${CELL} NULL,
    done INT UNSIGNED NOT NULL DEFAULT 0,
    next_attempt_at DATETIME(3) NULL,
    created_at DATETIME(3) NOT NULL,
    KEY ix_vk_history_imports_due (next_attempt_at)
  ) ${TABLE}`,
  `CREATE TABLE vk_reconciliations (
    workspace_id ${ID} NOT NULL PRIMARY KEY,
    next_attempt_at DATETIME(3) NOT NULL,
    last_wide_at DATETIME(3) NULL
  ) ${TABLE}`,
  `CREATE TABLE vk_workers (
    id ${ID} NOT NULL PRIMARY KEY,
    started_at DATETIME(3) NOT NULL,
    seen_at DATETIME(3) NOT NULL
  ) ${TABLE}`,
];

export class RecordingTables1700000000500 implements MigrationInterface {
  name = 'RecordingTables1700000000500';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse()) await runner.query(`DROP TABLE ${table.split(' ')[2] ?? ''}`);
  }
}
