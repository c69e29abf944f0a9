import type { RetentionRun } from '@voicekeep/shared/contracts';
import type { Database } from '@voicekeep/shared/persistence';
import {
  RetentionRuns,
  type RetentionClaim,
  type RetentionPlace,
  type RetentionTally,
} from '@voicekeep/call-logs/domain';

interface Row extends RetentionTally {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: RetentionRun['state'];
  readonly phase: RetentionPlace['phase'];
  readonly afterAt: Date | null;
  readonly afterId: string | null;
  readonly generation: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const SELECT = `SELECT id, workspace_id AS workspaceId, state, phase, after_at AS afterAt, after_id AS afterId,
  call_logs AS callLogs, recordings, held, generation, started_at AS startedAt, finished_at AS finishedAt,
  last_error_code AS errorCode, last_error_message AS errorMessage FROM vk_retention_runs`;
const NO_ERROR = 'last_error_code = NULL, last_error_message = NULL';

export class SqlRetentionRuns extends RetentionRuns {
  constructor(private readonly database: Database) {
    super();
  }

  override start(id: string, workspaceId: string, now: Date): Promise<boolean> {
    return this.changes(
      `INSERT IGNORE INTO vk_retention_runs (id, workspace_id, state, phase, next_attempt_at, started_at)
       VALUES (?, ?, 'running', 'call-logs', ?, ?)`,
      [id, workspaceId, now, now],
    );
  }

  override async claimDue(now: Date, until: Date): Promise<RetentionClaim | null> {
    const rows = await this.rows(`${SELECT} WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT 5`, [
      now,
    ]);
    for (const row of rows) {
      const taken = await this.changes(
        `UPDATE vk_retention_runs SET next_attempt_at = ?, generation = generation + 1
         WHERE id = ? AND generation = ? AND state = 'running'`,
        [until, row.id, row.generation],
      );
      if (taken) return claimOf(row);
    }
    return null;
  }

  override advance(
    claim: RetentionClaim,
    { phase, after }: RetentionPlace,
    { callLogs, recordings, held }: RetentionTally,
    dueAt: Date,
  ): Promise<boolean> {
    return this.settle(
      claim,
      `next_attempt_at = ?, phase = ?, after_at = ?, after_id = ?, call_logs = ?, recordings = ?, held = ?,
       ${NO_ERROR}`,
      [dueAt, phase, after?.at ?? null, after?.id ?? null, callLogs, recordings, held],
    );
  }

  override wait(claim: RetentionClaim, dueAt: Date, code: string, message: string): Promise<boolean> {
    return this.settle(claim, 'next_attempt_at = ?, last_error_code = ?, last_error_message = ?', [
      ...[dueAt, code, message],
    ]);
  }

  override end(claim: RetentionClaim, state: 'completed' | 'stopped', now: Date): Promise<boolean> {
    return this.settle(
      claim,
      `state = ?, finished_at = ?, next_attempt_at = NULL, after_at = NULL, after_id = NULL, ${NO_ERROR}`,
      [state, now],
    );
  }

  override async last(workspaceId: string): Promise<RetentionRun | null> {
    const [row] = await this.rows(`${SELECT} WHERE workspace_id = ? ORDER BY started_at DESC LIMIT 1`, [
      workspaceId,
    ]);
    if (!row) return null;
    const { id, state, callLogs, recordings, held, startedAt, finishedAt, errorCode, errorMessage } = row;
    return {
      ...{ id, state, callLogs, recordings, held },
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      lastError: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    };
  }

  private rows(sql: string, values: readonly unknown[]): Promise<Row[]> {
    return this.database.query(sql, values);
  }

  private settle(
    { id, generation }: RetentionClaim,
    set: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    return this.changes(
      `UPDATE vk_retention_runs SET ${set} WHERE id = ? AND generation = ? AND state = 'running'`,
      [...values, id, generation],
    );
  }

  private async changes(sql: string, values: readonly unknown[]): Promise<boolean> {
    const answer: { affectedRows: number } = await this.database.query(sql, values);
    return answer.affectedRows > 0;
  }
}

function claimOf({ id, workspaceId, phase, afterAt, afterId, generation, ...row }: Row): RetentionClaim {
  const after = afterAt === null || afterId === null ? null : { at: afterAt, id: afterId };
  const { callLogs, recordings, held } = row;
  return {
    ...{ id, workspaceId, place: { phase, after } },
    ...{ tally: { callLogs, recordings, held }, generation: generation + 1 },
  };
}
