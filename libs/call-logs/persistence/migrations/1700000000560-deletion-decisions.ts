import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an ordered deletion decided about the audio. Null in every other job, and in orders that a process of the
 * version before places meanwhile: nothing was written down for those, so their audio stays.
 */
export class DeletionDecisions1700000000560 implements MigrationInterface {
  name = 'DeletionDecisions1700000000560';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vk_jobs
        ADD COLUMN deletes_files TINYINT UNSIGNED NULL,
        ADD COLUMN deletes_twilio_copies TINYINT UNSIGNED NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE vk_jobs DROP COLUMN deletes_files, DROP COLUMN deletes_twilio_copies');
  }
}
