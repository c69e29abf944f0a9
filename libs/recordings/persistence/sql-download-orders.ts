import type { Actor } from '@voicekeep/shared/access';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import type { Database } from '@voicekeep/shared/persistence';
import { DownloadOrders, type DownloadOrder, type Packable } from '@voicekeep/recordings/domain';
import { select } from './select';

type PackableRow = Omit<Packable, 'bytes'> & { readonly bytes: number | string | null };

interface OrderRow {
  readonly recordingIds: string;
  readonly actor: string;
  readonly requestId: string;
  readonly expiresAt: Date;
}

const COLUMNS = 'id, kind, state, bytes, source_created_at AS sourceCreatedAt';
/** Ids in one statement. */
const BATCH = 1000;

const placeOf = (workspaceId: string, rowId: string): CellPlace => ({
  ...{ workspaceId, table: 'vk_download_orders', column: 'actor', rowId },
});

export class SqlDownloadOrders extends DownloadOrders {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
  ) {
    super();
  }

  override ofCalls(workspaceId: string, callLogIds: readonly string[]): Promise<readonly Packable[]> {
    return this.packable(workspaceId, "call_log_id IN (?) AND state <> 'deleted'", callLogIds);
  }

  override ofRecordings(workspaceId: string, ids: readonly string[]): Promise<readonly Packable[]> {
    return this.packable(workspaceId, 'id IN (?)', ids);
  }

  override async add(order: DownloadOrder, now: Date): Promise<void> {
    const { workspaceId, id, recordingIds, requestId, expiresAt } = order;
    const { kind, id: actorId, displayName } = order.actor;
    const actor = JSON.stringify({ kind, id: actorId, displayName });
    await this.database.query('DELETE FROM vk_download_orders WHERE workspace_id = ? AND expires_at <= ?', [
      workspaceId,
      now,
    ]);
    await this.database.query(
      `INSERT INTO vk_download_orders
         (workspace_id, id, recording_ids, actor, request_id, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [
        ...[workspaceId, id, recordingIds.join(' ')],
        ...[await this.cipher.seal(placeOf(workspaceId, id), actor), requestId, now, expiresAt],
      ],
    );
  }

  override async find(workspaceId: string, id: string): Promise<DownloadOrder | null> {
    const [row] = await select<OrderRow>(
      this.database,
      `SELECT recording_ids AS recordingIds, actor, request_id AS requestId, expires_at AS expiresAt
       FROM vk_download_orders WHERE workspace_id = ? AND id = ?`,
      [workspaceId, id],
    );
    if (!row) return null;
    const { recordingIds, requestId, expiresAt } = row;
    const who = JSON.parse(await this.cipher.open(placeOf(workspaceId, id), row.actor)) as Omit<
      Actor,
      'grants'
    >;
    return {
      ...{ workspaceId, id, requestId, expiresAt },
      recordingIds: recordingIds.split(' '),
      actor: { ...who, grants: [] },
    };
  }

  private async packable(
    workspaceId: string,
    condition: string,
    ids: readonly string[],
  ): Promise<readonly Packable[]> {
    const found: Packable[] = [];
    for (let from = 0; from < ids.length; from += BATCH) {
      const rows = await select<PackableRow>(
        this.database,
        `SELECT ${COLUMNS} FROM vk_recordings WHERE workspace_id = ? AND ${condition}`,
        [workspaceId, ids.slice(from, from + BATCH)],
      );
      for (const { bytes, ...row } of rows)
        found.push({ ...row, bytes: bytes === null ? null : Number(bytes) });
    }
    return found;
  }
}
