import { In, IsNull, Like, MoreThan } from 'typeorm';
import type { Page, RecordingState, RecordingSummary } from '@voicekeep/shared/contracts';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import type { Clock, PageRequest } from '@voicekeep/shared/kernel';
import { PlainRows, type Database } from '@voicekeep/shared/persistence';
import {
  RecordingRepository,
  requireMove,
  WORKING_STATES,
  type DueRecording,
  type Lease,
  type NewRecording,
  type Recording,
  type RecordingFacts,
  type RecordingFilter,
  type RecordingRef,
  type Room,
} from '@voicekeep/recordings/domain';
import { claimGeneration } from './claim-generation';
import { dueByLane } from './due-by-lane';
import { pageOfRows, summariesOfRows } from './recording-pages';
import { RecordingEntity } from './recording.entity';

const placeOf = ({ workspaceId, id }: RecordingRef): CellPlace => ({
  ...{ workspaceId, table: 'vk_recordings', column: 'encryption_details', rowId: id },
});

export class TypeOrmRecordings extends RecordingRepository {
  private readonly plain: PlainRows<RecordingEntity>;

  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {
    super();
    this.plain = new PlainRows(database, RecordingEntity);
  }

  private get rows() {
    return this.database.repository(RecordingEntity);
  }

  override async addAll(
    workspaceId: string,
    recordings: readonly NewRecording[],
  ): Promise<ReadonlyMap<string, { recording: Recording; added: boolean }>> {
    if (recordings.length === 0) return new Map();
    const now = this.clock.now();
    const rows = await Promise.all(
      recordings.map(async (recording) => ({
        ...recording,
        source: recording.source.slice(0, 40),
        encryptionDetails: await this.cipher.sealNullable(placeOf(recording), recording.encryptionDetails),
        ...{ generation: 0, attempt: 0, tries: 0, priority: recording.requestedByRun === null ? 0 : 1 },
        nextAttemptAt: recording.state === 'queued' ? now : null,
        progressAt: now,
        createdAt: now,
      })),
    );
    // One whose SID is known stays as it is.
    await this.rows
      .createQueryBuilder()
      .insert()
      .values(rows)
      .orUpdate(['recording_sid'], ['workspace_id', 'recording_sid'])
      .updateEntity(false)
      .execute();
    const ids = new Set(recordings.map(({ id }) => id));
    const sids = recordings.map(({ recordingSid }) => recordingSid);
    return new Map(
      (await this.findBySids(workspaceId, sids)).map((recording) => [
        recording.recordingSid,
        { recording, added: ids.has(recording.id) },
      ]),
    );
  }

  override async find({ workspaceId, id }: RecordingRef): Promise<Recording | null> {
    return this.open(await this.plain.one({ workspaceId, id }));
  }

  override async lock({ workspaceId, id }: RecordingRef): Promise<Recording | null> {
    return this.open(
      await this.rows.findOne({ where: { workspaceId, id }, lock: { mode: 'pessimistic_write' } }),
    );
  }

  override async findBySid(workspaceId: string, recordingSid: string): Promise<Recording | null> {
    return this.open(await this.plain.one({ workspaceId, recordingSid }));
  }

  override async findBySids(
    workspaceId: string,
    recordingSids: readonly string[],
  ): Promise<readonly Recording[]> {
    if (recordingSids.length === 0) return [];
    const rows = await this.rows.findBy({ workspaceId, recordingSid: In([...recordingSids]) });
    return Promise.all(rows.map((row) => this.opened(row)));
  }

  override async page(
    workspaceId: string,
    filter: RecordingFilter,
    page: PageRequest,
  ): Promise<Page<Recording>> {
    const { rows, nextCursor } = await pageOfRows(this.rows, workspaceId, filter, page);
    return { items: await Promise.all(rows.map((row) => this.opened(row))), nextCursor };
  }

  override summaries(
    workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>> {
    return summariesOfRows(this.database, workspaceId, callLogIds);
  }

  override async lockOf(workspaceId: string, callLogIds: readonly string[] | null): Promise<Recording[]> {
    if (callLogIds?.length === 0) return [];
    const rows = await this.rows.find({
      where: { workspaceId, ...(callLogIds ? { callLogId: In([...callLogIds]) } : {}) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return Promise.all(rows.map((row) => this.opened(row)));
  }

  override count(workspaceId: string, states: readonly RecordingState[]): Promise<number> {
    return this.rows.countBy({ workspaceId, state: In([...states]) });
  }

  override due(now: Date, limit: number, room: Room = () => limit): Promise<readonly DueRecording[]> {
    return dueByLane(
      this.database,
      {
        ...{ table: 'vk_recordings', lane: 'workspace_id', priority: 'priority' },
        columns: 'workspace_id AS workspaceId, id, generation',
      },
      now,
      limit,
      room,
    );
  }

  override async hasten(workspaceId: string, codePrefix: string, now: Date): Promise<void> {
    await this.rows.update(
      {
        ...{ workspaceId, state: In([...WORKING_STATES]), leaseOwner: IsNull() },
        ...{ nextAttemptAt: MoreThan(now), lastErrorCode: Like(`${codePrefix}%`) },
      },
      { nextAttemptAt: now },
    );
  }

  override async claim(
    { workspaceId, id }: RecordingRef,
    owner: string,
    now: Date,
    until: Date,
  ): Promise<Recording | null> {
    const generation = await claimGeneration(this.database, {
      ...{ table: 'vk_recordings', set: 'next_attempt_at = ?, lease_owner = ?' },
      where: 'workspace_id = ? AND id = ? AND next_attempt_at <= ? AND state IN (?)',
      values: [until, owner, workspaceId, id, now, WORKING_STATES],
    });
    if (generation === null) return null;
    return this.open(await this.plain.one({ workspaceId, id, generation }));
  }

  override async renew({ workspaceId, id, generation }: Lease, until: Date): Promise<boolean> {
    return (
      (await this.plain.update(
        { workspaceId, id, generation, state: WORKING_STATES },
        { nextAttemptAt: until },
      )) > 0
    );
  }

  override async release(owner: string, now: Date): Promise<void> {
    await this.rows.update(
      { leaseOwner: owner, state: In([...WORKING_STATES]) },
      { leaseOwner: null, nextAttemptAt: now, generation: () => 'generation + 1' },
    );
  }

  override async fact(
    { workspaceId, id, generation }: Lease,
    from: RecordingState,
    to: RecordingState,
    facts: Partial<RecordingFacts>,
  ): Promise<boolean> {
    if (from !== to) requireMove([from], to);
    return (
      (await this.plain.update(
        { workspaceId, id, generation, state: from },
        {
          ...(await this.sealed({ workspaceId, id }, facts)),
          state: to,
          // Who says when to try again, or never, has ended its claim.
          ...(facts.nextAttemptAt === undefined ? {} : { leaseOwner: null }),
        },
      )) > 0
    );
  }

  override async move(
    { workspaceId, id }: RecordingRef,
    from: readonly RecordingState[],
    to: RecordingState,
    facts: Partial<RecordingFacts>,
  ): Promise<boolean> {
    requireMove(from, to);
    return (
      (await this.plain.update(
        { workspaceId, id, state: from },
        {
          ...(await this.sealed({ workspaceId, id }, facts)),
          state: to,
          leaseOwner: null,
          generation: () => 'generation + 1',
          ...(to === 'queued'
            ? { priority: facts.requestedByRun ? 1 : 0, progressAt: facts.progressAt ?? this.clock.now() }
            : {}),
        },
      )) > 0
    );
  }

  override async note(ref: RecordingRef, facts: Partial<RecordingFacts>): Promise<void> {
    if (Object.keys(facts).length === 0) return;
    const { workspaceId, id } = ref;
    await this.plain.update({ workspaceId, id }, await this.sealed(ref, facts));
  }

  override async unqueue(workspaceId: string, runId: string | null): Promise<number> {
    const { affected: count } = await this.rows.update(
      { workspaceId, state: 'queued', ...(runId === null ? {} : { requestedByRun: runId }) },
      { state: 'on_twilio', nextAttemptAt: null, leaseOwner: null, generation: () => 'generation + 1' },
    );
    return count ?? 0;
  }

  private async sealed(ref: RecordingRef, facts: Partial<RecordingFacts>): Promise<Partial<RecordingFacts>> {
    if (facts.encryptionDetails === undefined) return facts;
    const cell = await this.cipher.sealNullable(placeOf(ref), facts.encryptionDetails);
    return { ...facts, encryptionDetails: cell };
  }

  private async open(row: RecordingEntity | null): Promise<Recording | null> {
    return row && this.opened(row);
  }

  private async opened(row: RecordingEntity): Promise<Recording> {
    if (row.encryptionDetails === null) return row;
    return { ...row, encryptionDetails: await this.cipher.open(placeOf(row), row.encryptionDetails) };
  }
}
