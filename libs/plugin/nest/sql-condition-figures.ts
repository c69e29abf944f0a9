import { ConditionFigures, type Figure } from '@voicekeep/alerts/domain';
import type { Database } from '@voicekeep/shared/persistence';

/** Work is held up while it waits for another try, and a while longer: behind a silent place it is not tried at once. */
const HELD_UP = 'TIMESTAMP(?) - INTERVAL 10 MINUTE';

/**
 * One query per kind of figure; each costs no more than the rows it is about, not the whole table: what
 * failed or needs a person by the index of states, what waits by the index of what is due.
 */
const QUERIES: readonly string[] = [
  `SELECT 'failed' AS kind, w.id AS workspaceId, NULL AS locationId, COUNT(*) AS count, NULL AS since, NULL AS reason
     FROM vk_workspaces w STRAIGHT_JOIN vk_recordings r FORCE INDEX (ix_vk_recordings_state)
       ON r.workspace_id = w.id AND r.state = 'failed'
     GROUP BY w.id`,
  // Fresh recordings alone: those of a migration wait for their turn by design. Each look at a silent place counts as
  // progress, so what met an error is as old as itself, unless a person queued an old one again.
  `SELECT 'waiting' AS kind, workspace_id AS workspaceId, NULL AS locationId, COUNT(*) AS count,
       MIN(IF(last_error_code IS NOT NULL AND created_at > TIMESTAMP(?) - INTERVAL 7 DAY,
         created_at, COALESCE(progress_at, created_at))) AS since, NULL AS reason
     FROM vk_recordings WHERE priority = 0 AND next_attempt_at IS NOT NULL
       AND state IN ('queued', 'copying', 'copied') GROUP BY workspace_id`,
  `SELECT 'trouble' AS kind, workspace_id AS workspaceId, location_id AS locationId, COUNT(*) AS count,
       MIN(last_error_at) AS since, last_error_code AS reason
     FROM vk_recordings WHERE priority IN (0, 1) AND next_attempt_at > ${HELD_UP} AND last_error_code IS NOT NULL
     GROUP BY workspace_id, location_id, last_error_code`,
  `SELECT 'trouble' AS kind, workspace_id AS workspaceId, NULL AS locationId, COUNT(*) AS count, NULL AS since,
       last_error_code AS reason
     FROM vk_source_deletions WHERE next_attempt_at > ${HELD_UP} AND last_error_code IS NOT NULL
     GROUP BY workspace_id, last_error_code`,
  `SELECT 'trouble' AS kind, workspace_id AS workspaceId, location_id AS locationId, COUNT(*) AS count, NULL AS since,
       last_error_code AS reason
     FROM vk_object_deletions WHERE next_attempt_at > ${HELD_UP} AND last_error_code IS NOT NULL
     GROUP BY workspace_id, location_id, last_error_code`,
  `SELECT 'trouble' AS kind, workspace_id AS workspaceId, NULL AS locationId, 0 AS count, NULL AS since,
       last_error_code AS reason
     FROM vk_migration_runs WHERE next_attempt_at IS NOT NULL AND last_error_code IS NOT NULL`,
  `SELECT 'trouble' AS kind, workspace_id AS workspaceId, NULL AS locationId, 0 AS count, NULL AS since,
       last_error_code AS reason
     FROM vk_reconciliations WHERE last_error_code IS NOT NULL`,
  `SELECT 'trouble' AS kind, workspace_id AS workspaceId, location_id AS locationId, 0 AS count, NULL AS since,
       last_error_code AS reason
     FROM vk_sweep_runs WHERE next_attempt_at IS NOT NULL AND last_error_code IS NOT NULL`,
  `SELECT 'paused' AS kind, l.workspace_id AS workspaceId, l.id AS locationId, 0 AS count, NULL AS since,
       l.paused_code AS reason
     FROM vk_storage_settings s JOIN vk_storage_locations l ON l.workspace_id = s.workspace_id AND l.id = s.location_id
     WHERE s.enabled = 1 AND l.state = 'paused'`,
  `SELECT 'attention' AS kind, w.id AS workspaceId, NULL AS locationId, COUNT(*) AS count, MIN(d.decided_at) AS since,
       NULL AS reason
     FROM vk_workspaces w STRAIGHT_JOIN vk_source_deletions d FORCE INDEX (ix_vk_source_deletions_state)
       ON d.workspace_id = w.id AND d.state = 'attention'
     GROUP BY w.id`,
  // What is copied again mends itself, and what is foreign was never ours.
  `SELECT 'findings' AS kind, w.id AS workspaceId, NULL AS locationId, COUNT(*) AS count,
       MIN(f.first_seen_at) AS since, NULL AS reason
     FROM vk_workspaces w STRAIGHT_JOIN vk_sweep_findings f FORCE INDEX (ix_vk_sweep_findings_open)
       ON f.workspace_id = w.id AND f.resolved_at IS NULL AND f.kind IN ('missing', 'changed')
     WHERE f.action <> 'copied_again' GROUP BY w.id`,
];

/** Reads the tables of all wings; knows their columns as WorkFigures does, so that no wing knows another's. */
export class SqlConditionFigures extends ConditionFigures {
  constructor(private readonly database: Database) {
    super();
  }

  override async read(now: Date): Promise<readonly Figure[]> {
    const figures: Figure[] = [];
    for (const sql of QUERIES) {
      const rows: (Omit<Figure, 'count'> & { count: number | string })[] = await this.database.query(
        sql,
        sql.includes('?') ? [now] : [],
      );
      figures.push(...rows.map((row) => ({ ...row, count: Number(row.count) })));
    }
    return figures;
  }
}
