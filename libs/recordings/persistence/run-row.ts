import type { MigrationRunState } from '@voicekeep/shared/contracts';
import type { Run } from '@voicekeep/recordings/domain';

/** A run as its table holds it. */
export interface RunRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: MigrationRunState;
  readonly listed: number;
  readonly from: Date | null;
  readonly to: Date | null;
  readonly limit: number | null;
  readonly keepTwilioCopies: number;
  readonly page: string | null;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

/** Selects a `RunRow`. */
export const RUN_COLUMNS = `id, workspace_id AS workspaceId, state, listed, from_at AS \`from\`, to_at AS \`to\`,
  item_limit AS \`limit\`, keep_twilio_copies AS keepTwilioCopies, page_cursor AS page, started_at AS startedAt,
  finished_at AS finishedAt, last_error_code AS errorCode, last_error_message AS errorMessage`;

export const toRun = (row: RunRow): Run => ({
  ...{ id: row.id, workspaceId: row.workspaceId, state: row.state, listed: row.listed === 1 },
  ...{ from: row.from, to: row.to, limit: row.limit, keepTwilioCopies: row.keepTwilioCopies === 1 },
  ...{ page: row.page, startedAt: row.startedAt },
});
