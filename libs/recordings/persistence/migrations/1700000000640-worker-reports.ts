import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With each beat a worker also says how it does, for operators; JSON, nothing of any person. */
export class WorkerReports1700000000640 implements MigrationInterface {
  name = 'WorkerReports1700000000640';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE vk_workers ADD COLUMN report TEXT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE vk_workers DROP COLUMN report');
  }
}
