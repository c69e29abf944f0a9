import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TelephonySettings1700000000300 implements MigrationInterface {
  name = 'TelephonySettings1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_telephony_settings (
        workspace_id CHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
        account_sid CHAR(34) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        auth_token TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
        secondary_auth_token TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
        api_key_sid CHAR(34) CHARACTER SET ascii COLLATE ascii_bin NULL,
        api_key_secret TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
        region VARCHAR(32) NULL,
        edge VARCHAR(32) NULL,
        last_received_at DATETIME(3) NULL,
        last_rejected_at DATETIME(3) NULL,
        version INT UNSIGNED NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        UNIQUE KEY uq_vk_telephony_settings_account (account_sid)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_telephony_settings');
  }
}
