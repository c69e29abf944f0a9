import type { MigrationInterface, QueryRunner } from 'typeorm';

const WORD = (length: number): string => `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const COLUMNS = [
  `account_sid ${WORD(34)} NULL`,
  'seen_until DATETIME(3) NULL',
  `turn_account_sid ${WORD(34)} NULL`,
  'turn_from DATETIME(3) NULL',
  'turn_began_at DATETIME(3) NULL',
  'turn_wide TINYINT(1) NOT NULL DEFAULT 0',
  'page_cursor TEXT CHARACTER SET ascii COLLATE ascii_bin NULL',
  'tries INT UNSIGNED NOT NULL DEFAULT 0',
  'generation INT UNSIGNED NOT NULL DEFAULT 0',
  `last_error_code ${WORD(80)} NULL`,
  'last_error_message VARCHAR(500) NULL',
];

/** A turn that is left in the middle goes on where it was, and the watermark moves only at its end. */
export class ReconcileTurns1700000000520 implements MigrationInterface {
  name = 'ReconcileTurns1700000000520';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_reconciliations ${COLUMNS.map((column) => `ADD COLUMN ${column}`).join(', ')},
         ADD KEY ix_vk_reconciliations_due (next_attempt_at)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    const names = COLUMNS.map((column) => `DROP COLUMN ${column.split(' ')[0] ?? ''}`);
    await runner.query(
      `ALTER TABLE vk_reconciliations DROP KEY ix_vk_reconciliations_due, ${names.join(', ')}`,
    );
  }
}
