import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SharedTables1700000000000 implements MigrationInterface {
  name = 'SharedTables1700000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_data_keys (
        id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        workspace_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
        owner VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin AS (COALESCE(RTRIM(workspace_id), 'installation')) STORED,
        master_key_id VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        wrapped VARBINARY(255) NOT NULL,
        created_at DATETIME(3) NOT NULL,
        UNIQUE KEY uq_vk_data_keys_owner (owner)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE vk_instance (
        id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        canary TEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        created_at DATETIME(3) NOT NULL
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_instance');
    await runner.query('DROP TABLE vk_data_keys');
  }
}
