import {
  Reconciliations,
  type Problem,
  type ReconcileClaim,
  type ReconcileTurn,
} from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { claimGeneration } from './claim-generation';
import { select } from './select';

interface Row {
  readonly accountSid: string | null;
  readonly seenUntil: Date | null;
  readonly lastWideAt: Date | null;
  readonly turnAccountSid: string | null;
  readonly turnFrom: Date | null;
  readonly turnBeganAt: Date | null;
  readonly turnWide: number;
  readonly page: string | null;
  readonly tries: number;
  readonly generation: number;
}

const COLUMNS = `account_sid AS accountSid, seen_until AS seenUntil, last_wide_at AS lastWideAt,
  turn_account_sid AS turnAccountSid, turn_from AS turnFrom, turn_began_at AS turnBeganAt,
  turn_wide AS turnWide, page_cursor AS page, tries, generation`;
const TURN = 'turn_account_sid = ?, turn_from = ?, turn_began_at = ?, turn_wide = ?, page_cursor = ?';
const NO_TURN = 'turn_account_sid = NULL, turn_from = NULL, turn_began_at = NULL, page_cursor = NULL';
const NO_ERROR = 'tries = 0, last_error_code = NULL, last_error_message = NULL';

export class SqlReconciliations extends Reconciliations {
  constructor(private readonly database: Database) {
    super();
  }

  override async enroll(workspaceIds: readonly string[], firstAt: Date): Promise<void> {
    if (workspaceIds.length === 0) return;
    await this.database.query(
      `INSERT IGNORE INTO vk_reconciliations (workspace_id, next_attempt_at) VALUES
       ${workspaceIds.map(() => '(?, ?)').join(', ')}`,
      workspaceIds.flatMap((id) => [id, firstAt]),
    );
  }

  override async due(now: Date, limit: number): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      `SELECT workspace_id AS id FROM vk_reconciliations WHERE next_attempt_at <= ?
       ORDER BY next_attempt_at LIMIT ?`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  override async claim(workspaceId: string, now: Date, until: Date): Promise<ReconcileClaim | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_reconciliations', set: 'next_attempt_at = ?' },
      ...{ where: 'workspace_id = ? AND next_attempt_at <= ?', values: [until, workspaceId, now] },
    });
    if (generation === null) return null;
    const [row] = await select<Row>(
      this.database,
      `SELECT ${COLUMNS} FROM vk_reconciliations WHERE workspace_id = ? AND generation = ?`,
      [workspaceId, generation],
    );
    if (!row) return null;
    const { accountSid, seenUntil, lastWideAt, tries } = row;
    return { workspaceId, accountSid, seenUntil, lastWideAt, tries, turn: turnOf(row), generation };
  }

  override turnPage(claim: ReconcileClaim, turn: ReconcileTurn, dueAt: Date): Promise<void> {
    return this.settle(claim, dueAt, `${TURN}, ${NO_ERROR}`, valuesOf(turn));
  }

  override end(
    claim: ReconcileClaim,
    { accountSid, beganAt, wide }: ReconcileTurn,
    dueAt: Date,
  ): Promise<void> {
    const set = `account_sid = ?, seen_until = ?, ${NO_TURN}, ${NO_ERROR}`;
    return wide
      ? this.settle(claim, dueAt, `last_wide_at = ?, ${set}`, [beganAt, accountSid, beganAt])
      : this.settle(claim, dueAt, set, [accountSid, beganAt]);
  }

  override fail(
    claim: ReconcileClaim,
    turn: ReconcileTurn | null,
    dueAt: Date,
    problem: Problem,
  ): Promise<void> {
    return this.settle(
      claim,
      dueAt,
      `${turn ? TURN : NO_TURN}, tries = tries + 1, last_error_code = ?, last_error_message = ?`,
      [...(turn ? valuesOf(turn) : []), problem.code, problem.message],
    );
  }

  override postpone(claim: ReconcileClaim, dueAt: Date): Promise<void> {
    return this.settle(claim, dueAt, `${NO_TURN}, ${NO_ERROR}`, []);
  }

  override async drop(workspaceId: string): Promise<void> {
    await this.database.query('DELETE FROM vk_reconciliations WHERE workspace_id = ?', [workspaceId]);
  }

  private async settle(
    { workspaceId, generation }: ReconcileClaim,
    dueAt: Date,
    set: string,
    values: readonly unknown[],
  ): Promise<void> {
    await this.database.query(
      `UPDATE vk_reconciliations SET next_attempt_at = ?, ${set} WHERE workspace_id = ? AND generation = ?`,
      [dueAt, ...values, workspaceId, generation],
    );
  }
}

const valuesOf = ({ accountSid, from, beganAt, wide, page }: ReconcileTurn): unknown[] => [
  ...[accountSid, from, beganAt, wide, page],
];

function turnOf({ turnAccountSid, turnFrom, turnBeganAt, turnWide, page }: Row): ReconcileTurn | null {
  if (turnAccountSid === null || !turnFrom || !turnBeganAt) return null;
  return { accountSid: turnAccountSid, from: turnFrom, beganAt: turnBeganAt, wide: turnWide === 1, page };
}
