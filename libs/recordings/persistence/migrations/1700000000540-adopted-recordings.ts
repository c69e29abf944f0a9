import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who wrote a recording's object. Only expands: rows known before, and those a process of the version before
 * still enters, were written by us.
 */
export class AdoptedRecordings1700000000540 implements MigrationInterface {
  name = 'AdoptedRecordings1700000000540';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_recordings
         ADD COLUMN written_by VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'voicekeep'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE vk_recordings DROP COLUMN written_by');
  }
}
