import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const ID = `CHAR(36) ${ASCII}`;

/** The class each object was last seen in, once it is another than the one it was put in, and restores asked for. */
export class ObjectClasses1700000000210 implements MigrationInterface {
  name = 'ObjectClasses1700000000210';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_object_classes (
        workspace_id ${ID} NOT NULL,
        recording_id ${ID} NOT NULL,
        object_key VARCHAR(700) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
        storage_class VARCHAR(40) ${ASCII} NOT NULL,
        seen_at DATETIME(3) NOT NULL,
        PRIMARY KEY (workspace_id, recording_id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
    await runner.query(`
      CREATE TABLE vk_restores (
        workspace_id ${ID} NOT NULL,
        recording_id ${ID} NOT NULL,
        tier VARCHAR(10) ${ASCII} NOT NULL,
        days SMALLINT UNSIGNED NOT NULL,
        requested_at DATETIME(3) NOT NULL,
        expected_at DATETIME(3) NOT NULL,
        ready_until DATETIME(3) NULL,
        PRIMARY KEY (workspace_id, recording_id)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_restores');
    await runner.query('DROP TABLE vk_object_classes');
  }
}
