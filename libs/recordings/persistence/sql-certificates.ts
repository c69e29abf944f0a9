import type { CertifiedAttempt, RecordingState } from '@voicekeep/shared/contracts';
import {
  Certificates,
  STORED_STATES,
  type CertificateFacts,
  type CertificateSpan,
  type RecordingRef,
} from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { CERTIFICATE_COLUMNS, certificateOf, type CertificateRow } from './certificate-row';
import { select } from './select';

interface AttemptRow extends Omit<CertifiedAttempt, 'begunAt' | 'settledAt'> {
  readonly id: string;
  readonly begunAt: Date;
  readonly settledAt: Date | null;
}

const DELETIONS = `LEFT JOIN vk_source_deletions d
  ON d.workspace_id = r.workspace_id AND d.recording_id = r.id`;
const BATCH = 500;
const marks = (values: readonly unknown[]): string => values.map(() => '?').join(', ');

export class SqlCertificates extends Certificates {
  constructor(private readonly database: Database) {
    super();
  }

  override async find({
    workspaceId,
    id,
  }: RecordingRef): Promise<CertificateFacts | { readonly state: RecordingState } | null> {
    const [row] = await select<CertificateRow>(
      this.database,
      `SELECT ${CERTIFICATE_COLUMNS} FROM vk_recordings r ${DELETIONS} WHERE r.workspace_id = ? AND r.id = ?`,
      [workspaceId, id],
    );
    if (!row) return null;
    const { state } = row;
    if (!STORED_STATES.includes(state)) return { state };
    const [facts] = await this.certified(workspaceId, [row]);
    return facts ?? { state };
  }

  override async *all(
    workspaceId: string,
    { from, to }: CertificateSpan,
  ): AsyncGenerator<readonly CertificateFacts[]> {
    let after: CertificateRow | undefined;
    for (;;) {
      const rows: readonly CertificateRow[] = await select<CertificateRow>(
        this.database,
        `SELECT ${CERTIFICATE_COLUMNS} FROM vk_recordings r FORCE INDEX (ix_vk_recordings_newest) ${DELETIONS}
         WHERE r.workspace_id = ? AND r.state IN (${marks(STORED_STATES)})
           ${from ? 'AND r.source_created_at >= ?' : ''} ${to ? 'AND r.source_created_at < ?' : ''}
           ${after ? 'AND (r.source_created_at > ? OR (r.source_created_at = ? AND r.id > ?))' : ''}
         ORDER BY r.source_created_at, r.id LIMIT ?`,
        [
          ...[workspaceId, ...STORED_STATES, ...(from ? [from] : []), ...(to ? [to] : [])],
          ...(after ? [after.sourceCreatedAt, after.sourceCreatedAt, after.id] : []),
          BATCH,
        ],
      );
      if (rows.length > 0) yield await this.certified(workspaceId, rows);
      if (rows.length < BATCH) return;
      after = rows.at(-1);
    }
  }

  private async certified(
    workspaceId: string,
    rows: readonly CertificateRow[],
  ): Promise<readonly CertificateFacts[]> {
    const attempts = await this.attemptsOf(
      workspaceId,
      rows.map(({ id }) => id),
    );
    return rows.flatMap((row) => certificateOf(row, attempts.get(row.id) ?? []) ?? []);
  }

  private async attemptsOf(
    workspaceId: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly CertifiedAttempt[]>> {
    const rows = await select<AttemptRow>(
      this.database,
      `SELECT recording_id AS id, attempt, object_key AS \`key\`, state, created_at AS begunAt,
              settled_at AS settledAt
       FROM vk_copy_attempts WHERE workspace_id = ? AND recording_id IN (${marks(ids)})
       ORDER BY recording_id, attempt`,
      [workspaceId, ...ids],
    );
    const found = new Map<string, CertifiedAttempt[]>();
    for (const { id, attempt, key, state, begunAt, settledAt } of rows) {
      const one = {
        attempt,
        key,
        state,
        begunAt: begunAt.toISOString(),
        settledAt: settledAt?.toISOString() ?? null,
      };
      found.set(id, [...(found.get(id) ?? []), one]);
    }
    return found;
  }
}
