import { ObjectDeletions, type ObjectDeletion } from '@voicekeep/recordings/domain';
import { newId, type Clock } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

export class SqlObjectDeletions extends ObjectDeletions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async decide(deletion: Omit<ObjectDeletion, 'id' | 'tries'>, dueAt: Date): Promise<void> {
    const { workspaceId, recordingId, attempt, locationId, objectKey, reason } = deletion;
    await this.database.manager.query(
      `INSERT INTO vk_object_deletions
         (id, workspace_id, recording_id, attempt, location_id, object_key, reason, decided_at, next_attempt_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [newId(), workspaceId, recordingId, attempt, locationId, objectKey, reason, this.clock.now(), dueAt],
    );
  }

  override async due(now: Date, limit: number): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_object_deletions WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?',
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  override claim(id: string, now: Date, until: Date): Promise<ObjectDeletion | null> {
    return this.database.run(async () => {
      const [row] = await select<ObjectDeletion>(
        this.database,
        `SELECT id, workspace_id AS workspaceId, recording_id AS recordingId, attempt, location_id AS locationId,
                object_key AS objectKey, reason, tries
         FROM vk_object_deletions WHERE id = ? AND next_attempt_at <= ? FOR UPDATE SKIP LOCKED`,
        [id, now],
      );
      if (!row) return null;
      await this.database.manager.query('UPDATE vk_object_deletions SET next_attempt_at = ? WHERE id = ?', [
        until,
        id,
      ]);
      return row;
    });
  }

  override async confirm({ id }: ObjectDeletion, now: Date): Promise<void> {
    await this.database.manager.query(
      `UPDATE vk_object_deletions SET next_attempt_at = NULL, confirmed_at = ?, last_error_code = NULL,
         last_error_message = NULL WHERE id = ?`,
      [now, id],
    );
  }

  override async retry(
    { id }: ObjectDeletion,
    dueAt: Date,
    problem: { code: string; message: string },
  ): Promise<void> {
    await this.database.manager.query(
      `UPDATE vk_object_deletions SET next_attempt_at = ?, tries = tries + 1, last_error_code = ?,
         last_error_message = ? WHERE id = ?`,
      [dueAt, problem.code, problem.message, id],
    );
  }

  override async countOpen(workspaceId: string): Promise<number> {
    const [row] = await select<{ open: number | string }>(
      this.database,
      'SELECT COUNT(*) AS open FROM vk_object_deletions WHERE workspace_id = ? AND confirmed_at IS NULL',
      [workspaceId],
    );
    return Number(row?.open ?? 0);
  }
}
