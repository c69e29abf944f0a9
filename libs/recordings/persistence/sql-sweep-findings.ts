import type { Page, SweepCounts, SweepFindingKind } from '@voicekeep/shared/contracts';
import type { BlindIndex, CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import { newId, type PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, type Database } from '@voicekeep/shared/persistence';
import {
  SweepFindings,
  type FindingFilter,
  type NewFinding,
  type StoredFinding,
} from '@voicekeep/recordings/domain';
import { select } from './select';

type Row = Omit<StoredFinding, 'firstSeenAt' | 'lastSeenAt' | 'resolvedAt' | 'bytes'> & {
  readonly bytes: number | string | null;
  readonly firstSeenAt: Date;
  readonly lastSeenAt: Date;
  readonly resolvedAt: Date | null;
};

const COLUMNS = `id, kind, recording_id AS recordingId, location_id AS locationId, object_key AS objectKey, bytes,
  action, intact_version_id AS intactVersionId, first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt,
  resolved_at AS resolvedAt`;
const PURPOSE = 'sweep-finding';
const placeOf = (workspaceId: string, rowId: string): CellPlace => ({
  ...{ workspaceId, table: 'vk_sweep_findings', column: 'object_key', rowId },
});

export class SqlSweepFindings extends SweepFindings {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly index: BlindIndex,
  ) {
    super();
  }

  override async see(finding: NewFinding, now: Date): Promise<void> {
    const { workspaceId, locationId, kind, recordingId, objectKey, bytes, action, intactVersionId } = finding;
    const id = newId();
    await this.database.query(
      `INSERT INTO vk_sweep_findings
         (workspace_id, id, finding_index, location_id, kind, recording_id, object_key, bytes, action,
          intact_version_id, first_seen_at, last_seen_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON DUPLICATE KEY UPDATE bytes = VALUES(bytes), action = VALUES(action),
         intact_version_id = VALUES(intact_version_id), last_seen_at = VALUES(last_seen_at),
         first_seen_at = IF(resolved_at IS NULL, first_seen_at, VALUES(first_seen_at)), resolved_at = NULL`,
      [
        ...[workspaceId, id, await this.index.of(workspaceId, PURPOSE, `${kind} ${locationId} ${objectKey}`)],
        ...[locationId, kind, recordingId, await this.cipher.seal(placeOf(workspaceId, id), objectKey)],
        ...[bytes, action, intactVersionId, now, now],
      ],
    );
  }

  override async resolve(workspaceId: string, locationId: string, since: Date, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE vk_sweep_findings SET resolved_at = ?
       WHERE workspace_id = ? AND location_id = ? AND last_seen_at < ? AND resolved_at IS NULL
         AND NOT EXISTS (
           SELECT 1 FROM vk_recordings r
           WHERE r.workspace_id = vk_sweep_findings.workspace_id AND r.id = vk_sweep_findings.recording_id
             AND r.state IN ('queued', 'copying', 'copied', 'failed', 'lost'))`,
      [now, workspaceId, locationId, since],
    );
  }

  override async open(workspaceId: string): Promise<SweepCounts> {
    const rows = await select<{ kind: SweepFindingKind; found: number | string }>(
      this.database,
      `SELECT kind, COUNT(*) AS found FROM vk_sweep_findings WHERE workspace_id = ? AND resolved_at IS NULL
       GROUP BY kind`,
      [workspaceId],
    );
    const counts = { missing: 0, changed: 0, foreign: 0 };
    for (const { kind, found } of rows) counts[kind] = Number(found);
    return counts;
  }

  override async page(
    workspaceId: string,
    { kind, all }: FindingFilter,
    { limit, cursor }: PageRequest,
  ): Promise<Page<StoredFinding>> {
    const after = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await select<Row>(
      this.database,
      `SELECT ${COLUMNS} FROM vk_sweep_findings WHERE workspace_id = ?
         ${all ? '' : 'AND resolved_at IS NULL'} ${kind ? 'AND kind = ?' : ''} ${after.length > 0 ? 'AND id < ?' : ''}
       ORDER BY id DESC LIMIT ?`,
      [workspaceId, ...(kind ? [kind] : []), ...after.map(String), limit + 1],
    );
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.opened(workspaceId, row))),
      nextCursor: last ? encodeCursor([last.id]) : null,
    };
  }

  private async opened(workspaceId: string, row: Row): Promise<StoredFinding> {
    return {
      ...row,
      objectKey: await this.cipher.open(placeOf(workspaceId, row.id), row.objectKey),
      bytes: row.bytes === null ? null : Number(row.bytes),
      firstSeenAt: row.firstSeenAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      resolvedAt: row.resolvedAt?.toISOString() ?? null,
    };
  }
}
