import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far a pass over all sealed cells has come. */
export class KeyPasses1700000000002 implements MigrationInterface {
  name = 'KeyPasses1700000000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_key_passes (
        name VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        table_name VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        after_key VARCHAR(300) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_key_passes');
  }
}
