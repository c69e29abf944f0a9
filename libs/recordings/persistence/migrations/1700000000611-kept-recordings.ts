import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds recordings without a call log in the order of their list; serves those of a call as the index before did. */
export class KeptRecordings1700000000611 implements MigrationInterface {
  name = 'KeptRecordings1700000000611';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_recordings
         ADD KEY ix_vk_recordings_kept (workspace_id, call_log_id, source_created_at, id, state),
         DROP KEY ix_vk_recordings_call_log`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE vk_recordings
         ADD KEY ix_vk_recordings_call_log (workspace_id, call_log_id),
         DROP KEY ix_vk_recordings_kept`,
    );
  }
}
