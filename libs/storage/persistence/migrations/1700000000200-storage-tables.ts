import type { MigrationInterface, QueryRunner } from 'typeorm';

const ID = 'CHAR(36) CHARACTER SET ascii COLLATE ascii_bin';
const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

export class StorageTables1700000000200 implements MigrationInterface {
  name = 'StorageTables1700000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_storage_locations (
        workspace_id ${ID} NOT NULL,
        id ${ID} NOT NULL,
        place CHAR(64) ${ASCII} NOT NULL,
        connection TEXT NOT NULL,
        credentials TEXT ${ASCII} NOT NULL,
        state VARCHAR(16) ${ASCII} NOT NULL,
        paused_code VARCHAR(100) ${ASCII} NULL,
        created_at DATETIME(3) NOT NULL,
        tested_at DATETIME(3) NOT NULL,
        PRIMARY KEY (workspace_id, id),
        UNIQUE KEY uq_vk_storage_locations_place (workspace_id, place)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE vk_storage_settings (
        workspace_id ${ID} NOT NULL PRIMARY KEY,
        enabled TINYINT NOT NULL,
        location_id ${ID} NULL,
        version INT NOT NULL,
        form TEXT NOT NULL,
        secrets TEXT ${ASCII} NOT NULL,
        updated_at DATETIME(3) NOT NULL
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE vk_storage_periods (
        workspace_id ${ID} NOT NULL,
        id ${ID} NOT NULL,
        enabled_from DATETIME(3) NOT NULL,
        enabled_to DATETIME(3) NULL,
        PRIMARY KEY (workspace_id, id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_storage_periods');
    await runner.query('DROP TABLE vk_storage_settings');
    await runner.query('DROP TABLE vk_storage_locations');
  }
}
