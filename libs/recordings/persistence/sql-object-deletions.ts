import {
  ObjectDeletions,
  type DueRemoval,
  type ObjectDeletion,
  type Room,
} from '@voicekeep/recordings/domain';
import { newId, type Clock } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import { claimGeneration } from './claim-generation';
import { dueByLane } from './due-by-lane';
import { fencedFact } from './fenced-fact';
import { select } from './select';

export class SqlObjectDeletions extends ObjectDeletions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async decide(
    deletion: Omit<ObjectDeletion, 'id' | 'tries' | 'generation'>,
    dueAt: Date,
  ): Promise<void> {
    const { workspaceId, recordingId, attempt, locationId, objectKey, reason } = deletion;
    await this.database.query(
      `INSERT INTO vk_object_deletions
         (id, workspace_id, recording_id, attempt, location_id, object_key, reason, decided_at, next_attempt_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [newId(), workspaceId, recordingId, attempt, locationId, objectKey, reason, this.clock.now(), dueAt],
    );
  }

  override due(now: Date, limit: number, room: Room = () => limit): Promise<readonly DueRemoval[]> {
    return dueByLane(
      this.database,
      { table: 'vk_object_deletions', lane: 'location_id', columns: 'id, location_id AS locationId' },
      now,
      limit,
      room,
    );
  }

  override async claim(id: string, owner: string, now: Date, until: Date): Promise<ObjectDeletion | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_object_deletions', set: 'next_attempt_at = ?, lease_owner = ?' },
      ...{ where: 'id = ? AND next_attempt_at <= ?', values: [until, owner, id, now] },
    });
    if (generation === null) return null;
    const [row] = await select<ObjectDeletion>(
      this.database,
      `SELECT id, workspace_id AS workspaceId, recording_id AS recordingId, attempt, location_id AS locationId,
              object_key AS objectKey, reason, tries, generation
       FROM vk_object_deletions WHERE id = ? AND generation = ?`,
      [id, generation],
    );
    return row ?? null;
  }

  override async release(owner: string, now: Date): Promise<void> {
    await this.database.query(
      `UPDATE vk_object_deletions SET lease_owner = NULL, generation = generation + 1, next_attempt_at = ?
       WHERE lease_owner = ? AND confirmed_at IS NULL`,
      [now, owner],
    );
  }

  override renew(deletion: ObjectDeletion, until: Date): Promise<boolean> {
    return this.fact(deletion, 'next_attempt_at = ?', [until]);
  }

  override confirm(deletion: ObjectDeletion, now: Date): Promise<boolean> {
    return this.fact(
      deletion,
      `next_attempt_at = NULL, lease_owner = NULL, confirmed_at = ?, last_error_code = NULL,
       last_error_message = NULL`,
      [now],
    );
  }

  override withdraw(deletion: ObjectDeletion, now: Date): Promise<boolean> {
    return this.fact(
      deletion,
      `next_attempt_at = NULL, lease_owner = NULL, confirmed_at = ?, last_error_code = 'storage.deletion_withdrawn',
       last_error_message = 'The switch was turned off before the file was removed, so it stays in the bucket.'`,
      [now],
    );
  }

  override retry(
    deletion: ObjectDeletion,
    dueAt: Date,
    problem: { code: string; message: string },
  ): Promise<boolean> {
    return this.fact(
      deletion,
      `next_attempt_at = ?, lease_owner = NULL, tries = tries + 1, last_error_code = ?, last_error_message = ?`,
      [dueAt, problem.code, problem.message],
    );
  }

  override postpone(deletion: ObjectDeletion, dueAt: Date): Promise<boolean> {
    return this.fact(deletion, 'next_attempt_at = ?, lease_owner = NULL', [dueAt]);
  }

  private fact(deletion: ObjectDeletion, set: string, values: readonly unknown[]): Promise<boolean> {
    return fencedFact(this.database, 'vk_object_deletions', deletion, set, values);
  }

  override async countOpen(workspaceId: string): Promise<number> {
    const [row] = await select<{ open: number | string }>(
      this.database,
      'SELECT COUNT(*) AS open FROM vk_object_deletions WHERE workspace_id = ? AND confirmed_at IS NULL',
      [workspaceId],
    );
    return Number(row?.open ?? 0);
  }
}
