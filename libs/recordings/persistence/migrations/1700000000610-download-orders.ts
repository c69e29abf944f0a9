import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const ID = `CHAR(36) ${ASCII}`;

/** Zips that were ordered and may be fetched for a while. `actor` is sealed; it holds a person's name. */
export class DownloadOrders1700000000610 implements MigrationInterface {
  name = 'DownloadOrders1700000000610';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_download_orders (
        workspace_id ${ID} NOT NULL,
        id ${ID} NOT NULL,
        recording_ids MEDIUMTEXT ${ASCII} NOT NULL,
        actor TEXT ${ASCII} NOT NULL,
        request_id VARCHAR(64) ${ASCII} NOT NULL,
        created_at DATETIME(3) NOT NULL,
        expires_at DATETIME(3) NOT NULL,
        PRIMARY KEY (workspace_id, id),
        KEY ix_vk_download_orders_expiry (workspace_id, expires_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_download_orders');
  }
}
