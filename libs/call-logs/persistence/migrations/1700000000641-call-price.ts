import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What Twilio charged for a call. */
export class CallPrice1700000000641 implements MigrationInterface {
  name = 'CallPrice1700000000641';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE vk_call_logs
        ADD COLUMN price DECIMAL(12, 5) NULL,
        ADD COLUMN price_unit CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE vk_call_logs DROP COLUMN price, DROP COLUMN price_unit');
  }
}
