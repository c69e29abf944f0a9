import {
  CopyAttempts,
  type CopyAttempt,
  type KeptCopy,
  type RecordingRef,
} from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

export class SqlCopyAttempts extends CopyAttempts {
  constructor(private readonly database: Database) {
    super();
  }

  override async begin(attempt: Omit<CopyAttempt, 'state'>, now: Date): Promise<void> {
    const { workspaceId, id, locationId, objectKey } = attempt;
    await this.database.query(
      `INSERT INTO vk_copy_attempts (workspace_id, recording_id, attempt, location_id, object_key, state, created_at)
       VALUES (?, ?, ?, ?, ?, 'open', ?)`,
      [workspaceId, id, attempt.attempt, locationId, objectKey, now],
    );
  }

  override of({ workspaceId, id }: RecordingRef): Promise<readonly CopyAttempt[]> {
    return select<CopyAttempt>(
      this.database,
      `SELECT workspace_id AS workspaceId, recording_id AS id, attempt, location_id AS locationId,
              object_key AS objectKey, state
       FROM vk_copy_attempts WHERE workspace_id = ? AND recording_id = ? ORDER BY attempt`,
      [workspaceId, id],
    );
  }

  override async settle(
    { workspaceId, id }: RecordingRef,
    attempt: number,
    state: 'open' | 'swept',
    now: Date,
  ): Promise<void> {
    await this.database.query(
      `UPDATE vk_copy_attempts SET state = ?, settled_at = ?
       WHERE workspace_id = ? AND recording_id = ? AND attempt = ?`,
      [state, now, workspaceId, id, attempt],
    );
  }

  override async keep(copy: Parameters<CopyAttempts['keep']>[0], now: Date): Promise<void> {
    const { workspaceId, id, objectKey, bytes, sha256, etag, versionId, contentType } = copy;
    await this.database.query(
      `UPDATE vk_copy_attempts
       SET state = 'kept', settled_at = ?, bytes = ?, sha256 = ?, etag = ?, version_id = ?, content_type = ?
       WHERE workspace_id = ? AND recording_id = ? AND object_key = ?`,
      [now, bytes, sha256, etag, versionId, contentType, workspaceId, id, objectKey],
    );
  }

  override async kept({ workspaceId, id }: RecordingRef): Promise<readonly KeptCopy[]> {
    const rows = await select<KeptCopy>(
      this.database,
      `SELECT workspace_id AS workspaceId, recording_id AS id, attempt, location_id AS locationId,
              object_key AS objectKey, state, bytes, sha256, etag, version_id AS versionId,
              content_type AS contentType
       FROM vk_copy_attempts
       WHERE workspace_id = ? AND recording_id = ? AND state = 'kept' AND sha256 IS NOT NULL ORDER BY attempt DESC`,
      [workspaceId, id],
    );
    return rows.map((row) => ({ ...row, bytes: Number(row.bytes) }));
  }
}
