import type { StorageSweep } from '@voicekeep/shared/contracts';
import {
  Sweeps,
  type Problem,
  type SweepClaim,
  type SweepPlace,
  type SweepTally,
} from '@voicekeep/recordings/domain';
import type { Database } from '@voicekeep/shared/persistence';
import { changedRows } from './changed-rows';
import { claimGeneration } from './claim-generation';
import { select } from './select';

interface Row extends SweepTally {
  readonly id: string;
  readonly workspaceId: string;
  readonly state: StorageSweep['state'];
  readonly locationId: string | null;
  readonly phase: SweepPlace['phase'] | null;
  readonly cursor: string | null;
  readonly unread: number;
  readonly tries: number;
  readonly generation: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

const COLUMNS = `id, workspace_id AS workspaceId, state, location_id AS locationId, phase, page_cursor AS \`cursor\`,
  objects, intact, leftovers, missing, changed, foreign_objects AS \`foreign\`, unread, tries, generation,
  started_at AS startedAt, finished_at AS finishedAt, last_error_code AS errorCode,
  last_error_message AS errorMessage`;
const PLACE = 'location_id = ?, phase = ?, page_cursor = ?';
const placeValues = (place: SweepPlace | null): unknown[] => [
  ...[place?.locationId ?? null, place?.phase ?? null, place?.cursor ?? null],
];

export class SqlSweeps extends Sweeps {
  constructor(private readonly database: Database) {
    super();
  }

  override async start(id: string, workspaceId: string, now: Date): Promise<string> {
    await this.database.query(
      `INSERT IGNORE INTO vk_sweep_runs (id, workspace_id, state, next_attempt_at, started_at)
       VALUES (?, ?, 'running', ?, ?)`,
      [id, workspaceId, now, now],
    );
    const [running] = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_sweep_runs WHERE active = ?',
      [workspaceId],
    );
    return running?.id ?? id;
  }

  override async waiting(since: Date, before: Date): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      `SELECT w.id FROM (SELECT DISTINCT workspace_id AS id FROM vk_copy_attempts) w
       WHERE NOT EXISTS (SELECT 1 FROM vk_sweep_runs s WHERE s.workspace_id = w.id AND s.started_at > ?)
         AND EXISTS (SELECT 1 FROM vk_copy_attempts a WHERE a.workspace_id = w.id AND a.created_at <= ?)`,
      [before, since],
    );
    return rows.map(({ id }) => id);
  }

  override async due(now: Date, limit: number): Promise<readonly string[]> {
    const rows = await select<{ id: string }>(
      this.database,
      'SELECT id FROM vk_sweep_runs WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?',
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  override async claim(id: string, now: Date, until: Date): Promise<SweepClaim | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_sweep_runs', set: 'next_attempt_at = ?' },
      ...{ where: 'id = ? AND next_attempt_at <= ?', values: [until, id, now] },
    });
    if (generation === null) return null;
    const [row] = await select<Row>(
      this.database,
      `SELECT ${COLUMNS} FROM vk_sweep_runs WHERE id = ? AND generation = ?`,
      [id, generation],
    );
    return row ? claimOf(row) : null;
  }

  override async renew(claim: SweepClaim, until: Date): Promise<boolean> {
    return this.settle(claim, 'next_attempt_at = ?', [until]);
  }

  override async advance(
    claim: SweepClaim,
    place: SweepPlace,
    { objects, intact, leftovers, missing, changed, foreign }: SweepTally,
    dueAt: Date,
  ): Promise<void> {
    await this.settle(
      claim,
      `next_attempt_at = ?, ${PLACE}, tries = 0, objects = ?, intact = ?, leftovers = ?, missing = ?,
       changed = ?, foreign_objects = ?`,
      [dueAt, ...placeValues(place), objects, intact, leftovers, missing, changed, foreign],
    );
  }

  override async fail(
    claim: SweepClaim,
    place: SweepPlace,
    givenUp: boolean,
    dueAt: Date,
    problem: Problem,
  ): Promise<void> {
    await this.settle(
      claim,
      `next_attempt_at = ?, ${PLACE}, tries = ?, unread = unread + ?, last_error_code = ?,
       last_error_message = ?`,
      [
        ...[dueAt, ...placeValues(place), givenUp ? 0 : claim.tries + 1, givenUp ? 1 : 0],
        ...[problem.code, problem.message],
      ],
    );
  }

  override async end(claim: SweepClaim, state: 'completed' | 'incomplete', now: Date): Promise<void> {
    const error = state === 'completed' ? ', last_error_code = NULL, last_error_message = NULL' : '';
    await this.settle(claim, `state = ?, finished_at = ?, next_attempt_at = NULL, ${PLACE}${error}`, [
      state,
      now,
      ...placeValues(null),
    ]);
  }

  override async last(workspaceId: string): Promise<StorageSweep | null> {
    const [row] = await select<Row>(
      this.database,
      `SELECT ${COLUMNS} FROM vk_sweep_runs WHERE workspace_id = ? ORDER BY started_at DESC LIMIT 1`,
      [workspaceId],
    );
    if (!row) return null;
    const { id, state, startedAt, finishedAt, errorCode, errorMessage } = row;
    return {
      ...{ id, state, ...tallyOf(row) },
      startedAt: startedAt.toISOString(),
      finishedAt: finishedAt?.toISOString() ?? null,
      lastError: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    };
  }

  private async settle(
    { id, generation }: SweepClaim,
    set: string,
    values: readonly unknown[],
  ): Promise<boolean> {
    const result: unknown = await this.database.query(
      `UPDATE vk_sweep_runs SET ${set} WHERE id = ? AND generation = ? AND state = 'running'`,
      [...values, id, generation],
    );
    return changedRows(result) > 0;
  }
}

const tallyOf = ({ objects, intact, leftovers, missing, changed, foreign }: Row): SweepTally => ({
  ...{ objects, intact, leftovers, missing, changed, foreign },
});

function claimOf(row: Row): SweepClaim {
  const { id, workspaceId, startedAt, locationId, phase, cursor, unread, tries, generation } = row;
  const place = locationId !== null && phase !== null ? { locationId, phase, cursor } : null;
  return { id, workspaceId, startedAt, place, tally: tallyOf(row), unread, tries, generation };
}
