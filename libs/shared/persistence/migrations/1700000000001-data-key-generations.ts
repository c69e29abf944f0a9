import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A workspace may be given a new data key; the old one still opens what it sealed. */
export class DataKeyGenerations1700000000001 implements MigrationInterface {
  name = 'DataKeyGenerations1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vk_data_keys
        ADD COLUMN generation INT UNSIGNED NOT NULL DEFAULT 1,
        DROP KEY uq_vk_data_keys_owner,
        ADD UNIQUE KEY uq_vk_data_keys_owner (owner, generation)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vk_data_keys
        DROP KEY uq_vk_data_keys_owner,
        DROP COLUMN generation,
        ADD UNIQUE KEY uq_vk_data_keys_owner (owner)`);
  }
}
