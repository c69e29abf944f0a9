import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When each location's own list is to be read again, and when it last was. */
export class LocationSurveys1700000000211 implements MigrationInterface {
  name = 'LocationSurveys1700000000211';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vk_storage_locations
        ADD COLUMN survey_at DATETIME(3) NULL,
        ADD COLUMN surveyed_at DATETIME(3) NULL,
        ADD KEY ix_vk_storage_locations_survey (survey_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vk_storage_locations
        DROP KEY ix_vk_storage_locations_survey, DROP COLUMN surveyed_at, DROP COLUMN survey_at`);
  }
}
