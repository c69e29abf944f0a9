import type { BlindIndex } from '@voicekeep/shared/crypto';
import type { Database } from '@voicekeep/shared/persistence';
import { HistoryBooks } from '@voicekeep/recordings/domain';
import { select } from './select';
import { TOMBSTONE_PURPOSE } from './sql-tombstones';

const ENDED = ['stored', 'cleaning', 'cleaned', 'absent', 'deleted'];

export class SqlHistoryBooks extends HistoryBooks {
  constructor(
    private readonly database: Database,
    private readonly index: BlindIndex,
  ) {
    super();
  }

  override async wanted(workspaceId: string, recordingSids: readonly string[]): Promise<ReadonlySet<string>> {
    if (recordingSids.length === 0) return new Set();
    const ended = await select<{ sid: string }>(
      this.database,
      'SELECT recording_sid AS sid FROM vk_recordings WHERE workspace_id = ? AND recording_sid IN (?) AND state IN (?)',
      [workspaceId, recordingSids, ENDED],
    );
    const wanted = new Set(recordingSids);
    for (const { sid } of ended) wanted.delete(sid);
    for (const sid of await this.deleted(workspaceId, [...wanted])) wanted.delete(sid);
    return wanted;
  }

  private async deleted(workspaceId: string, sids: readonly string[]): Promise<readonly string[]> {
    const byIndex = new Map<string, string>();
    for (const sid of sids) byIndex.set(await this.index.of(workspaceId, TOMBSTONE_PURPOSE, sid), sid);
    if (byIndex.size === 0) return [];
    const rows = await select<{ found: string }>(
      this.database,
      'SELECT recording_index AS found FROM vk_tombstones WHERE workspace_id = ? AND recording_index IN (?)',
      [workspaceId, [...byIndex.keys()]],
    );
    return rows.map(({ found }) => byIndex.get(found) ?? '');
  }
}
