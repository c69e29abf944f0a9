import { BucketBooks, STORED_STATES, type BookedObject } from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
const SAID_BY_SWEEPS = `last_error_code IN
  ('storage.object_missing', 'storage.object_changed', 'recording.missing_in_bucket')`;
/** Rows changed in one statement: short locks, since copies and deletions work on the same rows. */
const BATCH = 200;

export class SqlBucketBooks extends BucketBooks {
  constructor(private readonly database: Database) {
    super();
  }

  override async locations(workspaceId: string): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      'SELECT DISTINCT location_id AS id FROM vk_copy_attempts WHERE workspace_id = ?',
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  }

  override async allUnder(workspaceId: string, locationId: string, root: string): Promise<boolean> {
    const rows = await select<{ one: number }>(
      this.database,
      `SELECT 1 AS one FROM vk_copy_attempts
       WHERE workspace_id = ? AND location_id = ? AND LEFT(object_key, ?) <> ? LIMIT 1`,
      [workspaceId, locationId, root.length, root],
    );
    return rows.length === 0;
  }

  override async adoptedFolders(workspaceId: string, locationId: string): Promise<readonly string[]> {
    const rows = await select<{ folder: string }>(
      this.database,
      `SELECT DISTINCT LEFT(object_key, CHAR_LENGTH(object_key) - CHAR_LENGTH(recording_sid)) AS folder
       FROM vk_recordings
       WHERE workspace_id = ? AND location_id = ? AND written_by = 'twilio' AND state IN (${marks(STORED_STATES)})`,
      [workspaceId, locationId, ...STORED_STATES],
    );
    return rows.map(({ folder }) => folder).sort();
  }

  override async objectsOf(
    workspaceId: string,
    locationId: string,
    recordingSids: readonly string[],
  ): Promise<readonly BookedObject[]> {
    if (recordingSids.length === 0) return [];
    const rows = await select<Omit<BookedObject, 'current'> & { current: number | string }>(
      this.database,
      `SELECT a.recording_id AS recordingId, a.attempt, a.state AS attemptState, a.object_key AS objectKey,
              r.state, r.stored_at AS storedAt, r.bytes, r.etag,
              (r.object_key <=> a.object_key AND r.location_id <=> a.location_id) AS \`current\`
       FROM vk_recordings r JOIN vk_copy_attempts a
         ON a.workspace_id = r.workspace_id AND a.recording_id = r.id AND a.location_id = ?
       WHERE r.workspace_id = ? AND r.recording_sid IN (${marks(recordingSids)})
       UNION ALL
       SELECT r.id, r.attempt, 'kept', r.object_key, r.state, r.stored_at, r.bytes, r.etag, 1
       FROM vk_recordings r
       WHERE r.workspace_id = ? AND r.location_id = ? AND r.written_by = 'twilio'
         AND r.recording_sid IN (${marks(recordingSids)})`,
      [locationId, workspaceId, ...recordingSids, workspaceId, locationId, ...recordingSids],
    );
    return rows.map((row) => ({
      ...row,
      current: Number(row.current) === 1,
      bytes: row.bytes === null ? null : Number(row.bytes),
    }));
  }

  override async markIntact(workspaceId: string, recordingIds: readonly string[], at: Date): Promise<void> {
    for (let from = 0; from < recordingIds.length; from += BATCH) {
      const ids = recordingIds.slice(from, from + BATCH);
      // In a transaction, since copies work on the same rows: a deadlock is run again.
      await this.database.run(() =>
        this.database.query(
          `UPDATE vk_recordings SET bucket_seen_at = ?,
             last_error_message = IF(${SAID_BY_SWEEPS}, NULL, last_error_message),
             last_error_at = IF(${SAID_BY_SWEEPS}, NULL, last_error_at),
             last_error_code = IF(${SAID_BY_SWEEPS}, NULL, last_error_code)
           WHERE workspace_id = ? AND id IN (${marks(ids)}) AND state IN (${marks(STORED_STATES)})`,
          [at, workspaceId, ...ids, ...STORED_STATES],
        ),
      );
    }
  }

  override async notFound(
    workspaceId: string,
    locationId: string,
    since: Date,
    afterId: string | null,
    limit: number,
  ): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      `SELECT id FROM vk_recordings FORCE INDEX (PRIMARY)
       WHERE workspace_id = ? AND id > ? AND location_id = ? AND state IN (${marks(STORED_STATES)})
         AND stored_at < ? AND (bucket_seen_at IS NULL OR bucket_seen_at < ?)
       ORDER BY id LIMIT ?`,
      [workspaceId, afterId ?? '', locationId, ...STORED_STATES, since, since, limit],
    );
    return rows.map(({ id }) => id);
  }

  override forgotten(
    workspaceId: string,
    locationId: string,
    before: Date,
  ): ReturnType<BucketBooks['forgotten']> {
    return select(
      this.database,
      `SELECT a.workspace_id AS workspaceId, a.recording_id AS recordingId, a.attempt,
              a.location_id AS locationId, a.object_key AS objectKey
       FROM vk_copy_attempts a JOIN vk_recordings r ON r.workspace_id = a.workspace_id AND r.id = a.recording_id
       WHERE a.workspace_id = ? AND a.location_id = ? AND a.state = 'open' AND a.created_at < ?
         AND (r.state = 'deleted' OR NOT (r.object_key <=> a.object_key))
         AND NOT EXISTS (
           SELECT 1 FROM vk_object_deletions d
           WHERE d.workspace_id = a.workspace_id AND d.recording_id = a.recording_id AND d.attempt = a.attempt
             AND d.confirmed_at IS NULL)
       LIMIT 1000`,
      [workspaceId, locationId, before],
    );
  }

  override async isRemovalOrdered(
    workspaceId: string,
    recordingId: string,
    attempt: number,
  ): Promise<boolean> {
    const rows = await select<{ one: number }>(
      this.database,
      `SELECT 1 AS one FROM vk_object_deletions
       WHERE workspace_id = ? AND recording_id = ? AND attempt = ? AND confirmed_at IS NULL LIMIT 1`,
      [workspaceId, recordingId, attempt],
    );
    return rows.length > 0;
  }
}
