import {
  SourceDeletions,
  type RecordingRef,
  type Room,
  type SourceDeletion,
} from '@voicekeep/recordings/domain';
import type { Clock } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { changedRows } from './changed-rows';
import { claimGeneration } from './claim-generation';
import { dueByLane } from './due-by-lane';
import { select } from './select';

const COLUMNS = `workspace_id AS workspaceId, recording_id AS id, recording_sid AS recordingSid, reason, state, tries,
  next_attempt_at AS dueAt, sent_at AS sentAt, generation`;

export class SqlSourceDeletions extends SourceDeletions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async decide(
    { workspaceId, id }: RecordingRef,
    recordingSid: string,
    reason: SourceDeletion['reason'],
    dueAt: Date,
  ): Promise<number> {
    const answer: { insertId: number } = await this.database.query(
      `INSERT INTO vk_source_deletions
         (workspace_id, recording_id, recording_sid, reason, state, decided_at, next_attempt_at)
       VALUES (?, ?, ?, ?, 'pending', ?, ?)
       ON DUPLICATE KEY UPDATE
         next_attempt_at = IF(state = 'confirmed', next_attempt_at, VALUES(next_attempt_at)),
         reason = VALUES(reason), tries = 0, generation = LAST_INSERT_ID(generation + 1), lease_owner = NULL,
         decided_at = VALUES(decided_at),
         state = IF(state = 'confirmed', state, 'pending')`,
      [workspaceId, id, recordingSid, reason, this.clock.now(), dueAt],
    );
    // A new row has none to tell: it begins with 0.
    return answer.insertId;
  }

  override async cancel({ workspaceId, id }: RecordingRef): Promise<boolean> {
    return this.changed(
      `UPDATE vk_source_deletions SET state = 'cancelled', next_attempt_at = NULL, lease_owner = NULL,
         generation = generation + 1
       WHERE workspace_id = ? AND recording_id = ? AND state IN ('pending', 'attention')`,
      [workspaceId, id],
    );
  }

  override async find({ workspaceId, id }: RecordingRef): Promise<SourceDeletion | null> {
    const [row] = await select<SourceDeletion>(
      this.database,
      `SELECT ${COLUMNS} FROM vk_source_deletions WHERE workspace_id = ? AND recording_id = ?`,
      [workspaceId, id],
    );
    return row ?? null;
  }

  override due(
    now: Date,
    limit: number,
    room: Room = () => limit,
  ): Promise<readonly (RecordingRef & { generation: number })[]> {
    return dueByLane(
      this.database,
      {
        ...{ table: 'vk_source_deletions', lane: 'workspace_id' },
        columns: 'workspace_id AS workspaceId, recording_id AS id, generation',
      },
      now,
      limit,
      room,
    );
  }

  override async claim(
    { workspaceId, id }: RecordingRef,
    owner: string,
    now: Date,
    until: Date,
  ): Promise<SourceDeletion | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_source_deletions', set: 'next_attempt_at = ?, lease_owner = ?' },
      where: `workspace_id = ? AND recording_id = ? AND next_attempt_at <= ? AND state IN ('pending', 'attention')`,
      values: [until, owner, workspaceId, id, now],
    });
    if (generation === null) return null;
    const [row] = await select<SourceDeletion>(
      this.database,
      `SELECT ${COLUMNS} FROM vk_source_deletions WHERE workspace_id = ? AND recording_id = ? AND generation = ?`,
      [workspaceId, id, generation],
    );
    return row ?? null;
  }

  override renew(deletion: SourceDeletion, until: Date): Promise<boolean> {
    return this.fact(deletion, 'next_attempt_at = ?', [until]);
  }

  override async release(owner: string, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE vk_source_deletions SET lease_owner = NULL, generation = generation + 1, next_attempt_at = ?
       WHERE lease_owner = ? AND state IN ('pending', 'attention')`,
      [now, owner],
    );
  }

  override async hasten(workspaceId: string, codePrefix: string, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE vk_source_deletions SET next_attempt_at = ?
       WHERE workspace_id = ? AND state IN ('pending', 'attention') AND lease_owner IS NULL AND next_attempt_at > ?
         AND tries > 0 AND LEFT(last_error_code, ?) = ?`,
      [now, workspaceId, now, codePrefix.length, codePrefix],
    );
  }

  override sent(deletion: SourceDeletion, at: Date): Promise<boolean> {
    return this.fact(deletion, 'sent_at = COALESCE(sent_at, ?)', [at]);
  }

  override confirm(
    deletion: SourceDeletion,
    how: 'deleted' | 'metadata' | 'age',
    at: Date,
  ): Promise<boolean> {
    return this.fact(
      deletion,
      `state = 'confirmed', next_attempt_at = NULL, lease_owner = NULL, confirmed_at = ?, confirmed_how = ?,
       last_error_code = NULL, last_error_message = NULL`,
      [at, how],
    );
  }

  override withdraw(deletion: SourceDeletion): Promise<boolean> {
    return this.fact(deletion, `state = 'cancelled', next_attempt_at = NULL, lease_owner = NULL`, []);
  }

  override retry(
    deletion: SourceDeletion,
    next: { dueAt: Date; attention: boolean; countsTry: boolean },
    problem: { code: string; message: string },
  ): Promise<boolean> {
    return this.fact(
      deletion,
      `state = ?, tries = tries + ?, next_attempt_at = ?, lease_owner = NULL, last_error_code = ?,
       last_error_message = ?`,
      [
        next.attention ? 'attention' : 'pending',
        next.countsTry ? 1 : 0,
        next.dueAt,
        problem.code,
        problem.message,
      ],
    );
  }

  override async countOpen(workspaceId: string): Promise<number> {
    const [row] = await select<{ open: number | string }>(
      this.database,
      `SELECT COUNT(*) AS open FROM vk_source_deletions WHERE workspace_id = ? AND state IN ('pending', 'attention')`,
      [workspaceId],
    );
    return Number(row?.open ?? 0);
  }

  private fact(deletion: SourceDeletion, set: string, values: readonly unknown[]): Promise<boolean> {
    return this.changed(
      `UPDATE vk_source_deletions SET ${set} WHERE workspace_id = ? AND recording_id = ? AND generation = ?`,
      [...values, deletion.workspaceId, deletion.id, deletion.generation],
    );
  }

  private async changed(sql: string, parameters: readonly unknown[]): Promise<boolean> {
    return changedRows(await this.database.query(sql, parameters)) > 0;
  }
}
