import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

/** Connections a worker is asked to try, for some seconds. `errand` is sealed: it holds the secret key. */
export class WorkerErrands1700000000212 implements MigrationInterface {
  name = 'WorkerErrands1700000000212';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE vk_worker_errands (
        workspace_id CHAR(36) ${ASCII} NOT NULL,
        id CHAR(36) ${ASCII} NOT NULL,
        errand MEDIUMTEXT ${ASCII} NOT NULL,
        taken TINYINT(1) NOT NULL DEFAULT 0,
        answer MEDIUMTEXT NULL,
        asked_at DATETIME(3) NOT NULL,
        PRIMARY KEY (workspace_id, id),
        KEY ix_vk_worker_errands_waiting (taken, asked_at)
      ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE vk_worker_errands');
  }
}
