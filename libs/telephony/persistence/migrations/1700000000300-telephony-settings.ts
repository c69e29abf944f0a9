import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

export class TelephonySettings1700000000300 implements MigrationInterface {
  name = 'TelephonySettings1700000000300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_telephony_settings (
        workspace_id CHAR(36) ${ASCII} NOT NULL PRIMARY KEY,
        account_sid CHAR(34) ${ASCII} NOT NULL,
        secrets TEXT ${ASCII} NOT NULL,
        region VARCHAR(32) NULL,
        edge VARCHAR(32) NULL,
        last_received_at DATETIME(3) NULL,
        last_rejected_at DATETIME(3) NULL,
        version INT NOT NULL,
        updated_at DATETIME(3) NOT NULL,
        UNIQUE KEY uq_vk_telephony_settings_account (account_sid)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_telephony_settings');
  }
}
