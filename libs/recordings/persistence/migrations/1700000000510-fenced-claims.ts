import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const WORD = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const CLAIM = `ADD COLUMN lease_owner ${ID} NULL, ADD KEY ix_lease (lease_owner)`;
const FENCE = `ADD COLUMN generation INT UNSIGNED NOT NULL DEFAULT 0, ${CLAIM}`;

const CHANGES: readonly (readonly [table: string, up: string, down: string])[] = [
  ['vk_recordings', 'ADD KEY ix_turn (workspace_id, priority, next_attempt_at)', 'DROP KEY ix_turn'],
  [
    'vk_source_deletions',
    `${CLAIM}, ADD KEY ix_turn (workspace_id, next_attempt_at)`,
    'DROP KEY ix_turn, DROP KEY ix_lease, DROP COLUMN lease_owner',
  ],
  [
    'vk_object_deletions',
    `${FENCE}, ADD KEY ix_turn (location_id, next_attempt_at)`,
    'DROP KEY ix_turn, DROP KEY ix_lease, DROP COLUMN lease_owner, DROP COLUMN generation',
  ],
  ['vk_webhook_events', FENCE, 'DROP KEY ix_lease, DROP COLUMN lease_owner, DROP COLUMN generation'],
  [
    'vk_copy_attempts',
    `ADD COLUMN bytes BIGINT UNSIGNED NULL, ADD COLUMN sha256 ${WORD(64)} NULL, ADD COLUMN etag VARCHAR(255) NULL,
     ADD COLUMN version_id VARCHAR(255) NULL, ADD COLUMN content_type ${WORD(60)} NULL`,
    `DROP COLUMN bytes, DROP COLUMN sha256, DROP COLUMN etag, DROP COLUMN version_id, DROP COLUMN content_type`,
  ],
  [
    'vk_workers',
    `ADD COLUMN place ${WORD(120)} NULL, ADD COLUMN pid INT UNSIGNED NULL, ADD COLUMN born BIGINT UNSIGNED NULL`,
    'DROP COLUMN place, DROP COLUMN pid, DROP COLUMN born',
  ],
];

/** Every claim names its owner and its generation; a kept copy's proof stays with its attempt. */
export class FencedClaims1700000000510 implements MigrationInterface {
  name = 'FencedClaims1700000000510';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, up] of CHANGES) await runner.query(`ALTER TABLE ${table} ${up}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, , down] of CHANGES) await runner.query(`ALTER TABLE ${table} ${down}`);
  }
}
