import { Tombstones } from '@voicekeep/recordings/domain';
import type { BlindIndex } from '@voicekeep/shared/crypto';
import type { Database } from '@voicekeep/shared/persistence';
import { select } from './select';

export const TOMBSTONE_PURPOSE = 'tombstone';

export class SqlTombstones extends Tombstones {
  constructor(
    private readonly database: Database,
    private readonly index: BlindIndex,
  ) {
    super();
  }

  override async add(
    workspaceId: string,
    recordingSids: readonly string[],
    kept: { locationId: string; objectKey: string } | null,
    now: Date,
  ): Promise<void> {
    for (const recordingSid of recordingSids)
      await this.database.query(
        `INSERT INTO vk_tombstones (workspace_id, recording_index, location_id, object_key, deleted_at)
         VALUES (?, ?, ?, ?, ?)
         ON DUPLICATE KEY UPDATE location_id = VALUES(location_id), object_key = VALUES(object_key)`,
        [
          workspaceId,
          await this.index.of(workspaceId, TOMBSTONE_PURPOSE, recordingSid),
          kept?.locationId ?? null,
          kept?.objectKey ?? null,
          now,
        ],
      );
  }

  override async among(workspaceId: string, recordingSids: readonly string[]): Promise<ReadonlySet<string>> {
    if (recordingSids.length === 0) return new Set();
    const sids = new Map<string, string>();
    for (const sid of recordingSids) sids.set(await this.index.of(workspaceId, TOMBSTONE_PURPOSE, sid), sid);
    const rows = await select<{ found: string }>(
      this.database,
      'SELECT recording_index AS found FROM vk_tombstones WHERE workspace_id = ? AND recording_index IN (?)',
      [workspaceId, [...sids.keys()]],
    );
    return new Set(rows.flatMap(({ found }) => sids.get(found) ?? []));
  }
}
