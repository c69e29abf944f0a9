import {
  ArchiveBook,
  type ArchiveFacts,
  type RecordingRef,
  type Restore,
} from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

interface Row {
  readonly id: string;
  readonly storageClass: string | null;
  readonly tier: Restore['tier'] | null;
  readonly days: number;
  readonly requestedAt: Date;
  readonly expectedAt: Date;
  readonly readyUntil: Date | null;
}

export class SqlArchiveBook extends ArchiveBook {
  constructor(private readonly database: Database) {
    super();
  }

  override async facts(
    workspaceId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, ArchiveFacts>> {
    if (ids.length === 0) return new Map();
    const rows = await select<Row>(
      this.database,
      `SELECT r.id, c.storage_class AS storageClass, s.tier, s.days, s.requested_at AS requestedAt,
              s.expected_at AS expectedAt, s.ready_until AS readyUntil
       FROM vk_recordings r
       LEFT JOIN vk_object_classes c
         ON c.workspace_id = r.workspace_id AND c.recording_id = r.id AND c.object_key = r.object_key
       LEFT JOIN vk_restores s ON s.workspace_id = r.workspace_id AND s.recording_id = r.id
       WHERE r.workspace_id = ? AND r.id IN (?)`,
      [workspaceId, ids],
    );
    return new Map(
      rows.map(({ id, storageClass, tier, ...restore }) => [
        id,
        { storageClass: storageClass ?? 'STANDARD', restore: tier === null ? null : { tier, ...restore } },
      ]),
    );
  }

  override async seen(
    { workspaceId, id }: RecordingRef,
    objectKey: string,
    storageClass: string,
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `INSERT INTO vk_object_classes (workspace_id, recording_id, object_key, storage_class, seen_at)
       VALUES (?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE object_key = VALUES(object_key), storage_class = VALUES(storage_class),
         seen_at = VALUES(seen_at)`,
      [workspaceId, id, objectKey, storageClass.slice(0, 40), at],
    );
  }

  override async requested({ workspaceId, id }: RecordingRef, restore: Restore): Promise<void> {
    const { tier, days, requestedAt, expectedAt, readyUntil } = restore;
    await this.database.query(
      `REPLACE INTO vk_restores (workspace_id, recording_id, tier, days, requested_at, expected_at, ready_until)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [workspaceId, id, tier, days, requestedAt, expectedAt, readyUntil],
    );
  }
}
