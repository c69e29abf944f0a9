import type { MigrationRunKind, MigrationRunState } from '@voicekeep/shared/contracts';
import type { Run } from '@voicekeep/recordings/domain';

/** A run as its table holds it. */
export interface RunRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly kind: MigrationRunKind;
  readonly state: MigrationRunState;
  readonly listed: number;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number | null;
  readonly keepTwilioCopies: number;
  readonly toggleWasOn: number;
  readonly targetLocationId: string | null;
  readonly page: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly generation: number;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** Selects a `RunRow` from `vk_migration_runs run`. */
export const RUN_COLUMNS = `run.id, run.workspace_id AS workspaceId, run.kind, run.state, run.listed,
  run.from_at AS \`from\`, run.to_at AS \`to\`, run.item_limit AS \`limit\`,
  run.keep_twilio_copies AS keepTwilioCopies, run.toggle_was_on AS toggleWasOn,
  run.target_location_id AS targetLocationId, run.page_cursor AS page,
  run.started_at AS startedAt, run.finished_at AS finishedAt, run.generation,
  run.last_error_code AS errorCode, run.last_error_message AS errorMessage`;

export const toRun = (row: RunRow): Run => ({
  ...{ id: row.id, workspaceId: row.workspaceId, kind: row.kind, state: row.state, listed: row.listed === 1 },
  ...{ from: row.from, to: row.to, limit: row.limit, keepTwilioCopies: row.keepTwilioCopies === 1 },
  ...{ toggleWasOn: row.toggleWasOn === 1, page: row.page, startedAt: row.startedAt },
  ...{ targetLocationId: row.targetLocationId, generation: row.generation },
});
