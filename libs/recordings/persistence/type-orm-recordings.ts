import { In, LessThanOrEqual } from 'typeorm';
import type { Page, RecordingState, RecordingSummary } from '@voicekeep/shared/contracts';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import type { Clock, PageRequest } from '@voicekeep/shared/kernel';
import { decodeCursor, encodeCursor, isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
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
} from '@voicekeep/recordings/domain';
import { affected } from './affected';
import { RecordingEntity } from './recording.entity';

const placeOf = ({ workspaceId, id }: RecordingRef): CellPlace => ({
  ...{ workspaceId, table: 'vk_recordings', column: 'encryption_details', rowId: id },
});

export class TypeOrmRecordings extends RecordingRepository {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  private get rows() {
    return this.database.repository(RecordingEntity);
  }

  override async add(
    recording: NewRecording,
    nextAttemptAt: Date | null,
  ): Promise<{ recording: Recording; added: boolean }> {
    const { workspaceId, recordingSid } = recording;
    const known = await this.findBySid(workspaceId, recordingSid);
    if (known) return { recording: known, added: false };
    const now = this.clock.now();
    try {
      await this.rows.insert({
        ...recording,
        source: recording.source.slice(0, 40),
        encryptionDetails: await this.cipher.sealNullable(placeOf(recording), recording.encryptionDetails),
        ...{ generation: 0, attempt: 0, tries: 0, priority: recording.requestedByRun === null ? 0 : 1 },
        nextAttemptAt,
        progressAt: now,
        createdAt: now,
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const row = await this.findBySid(workspaceId, recordingSid);
    if (!row) throw errors.internal('recording.not_written', 'The recording could not be written down.');
    return { recording: row, added: row.id === recording.id };
  }

  override async find({ workspaceId, id }: RecordingRef): Promise<Recording | null> {
    return this.open(await this.rows.findOneBy({ workspaceId, id }));
  }

  override async lock({ workspaceId, id }: RecordingRef): Promise<Recording | null> {
    return this.open(
      await this.rows.findOne({ where: { workspaceId, id }, lock: { mode: 'pessimistic_write' } }),
    );
  }

  override async findBySid(workspaceId: string, recordingSid: string): Promise<Recording | null> {
    return this.open(await this.rows.findOneBy({ workspaceId, recordingSid }));
  }

  override async page(
    workspaceId: string,
    filter: RecordingFilter,
    { limit, cursor }: PageRequest,
  ): Promise<Page<Recording>> {
    const query = this.rows.createQueryBuilder('r').where('r.workspaceId = :workspaceId', { workspaceId });
    if (filter.states) query.andWhere('r.state IN (:...states)', { states: filter.states });
    else query.andWhere("r.state <> 'deleted'");
    if (filter.callLogId) query.andWhere('r.callLogId = :callLogId', { callLogId: filter.callLogId });
    if (filter.recordingSid) query.andWhere('r.recordingSid = :sid', { sid: filter.recordingSid });
    if (cursor !== undefined) {
      const [at, id] = decodeCursor(cursor, 2);
      query.andWhere('(r.sourceCreatedAt < :at OR (r.sourceCreatedAt = :at AND r.id < :id))', {
        at: new Date(Number(at)),
        id,
      });
    }
    const rows = await query
      .orderBy('r.sourceCreatedAt', 'DESC')
      .addOrderBy('r.id', 'DESC')
      .limit(limit + 1)
      .getMany();
    const shown = rows.slice(0, limit);
    const last = rows.length > limit ? shown.at(-1) : undefined;
    return {
      items: await Promise.all(shown.map((row) => this.opened(row))),
      nextCursor: last ? encodeCursor([last.sourceCreatedAt.getTime(), last.id]) : null,
    };
  }

  override async summaries(
    workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>> {
    if (callLogIds.length === 0) return new Map();
    const rows = await this.rows.find({
      select: {
        id: true,
        kind: true,
        state: true,
        durationSeconds: true,
        callLogId: true,
        workspaceId: true,
      },
      where: { workspaceId, callLogId: In([...callLogIds]) },
      order: { sourceCreatedAt: 'ASC', id: 'ASC' },
    });
    const found = new Map<string, RecordingSummary[]>();
    for (const { callLogId, id, kind, state, durationSeconds } of rows) {
      if (callLogId === null || state === 'deleted') continue;
      const list = found.get(callLogId) ?? [];
      found.set(callLogId, [...list, { id, kind, state, durationSeconds }]);
    }
    return found;
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

  override async due(now: Date, limit: number): Promise<DueRecording[]> {
    const found: DueRecording[] = [];
    for (const priority of [0, 1]) {
      if (found.length >= limit) break;
      found.push(
        ...(await this.rows.find({
          select: { workspaceId: true, id: true, generation: true },
          where: { priority, nextAttemptAt: LessThanOrEqual(now) },
          order: { nextAttemptAt: 'ASC' },
          take: limit - found.length,
        })),
      );
    }
    return found;
  }

  override claim(
    { workspaceId, id }: RecordingRef,
    owner: string,
    now: Date,
    until: Date,
  ): Promise<Recording | null> {
    return this.database.run(async () => {
      const row = await this.rows.findOne({
        where: { workspaceId, id, nextAttemptAt: LessThanOrEqual(now), state: In([...WORKING_STATES]) },
        lock: { mode: 'pessimistic_write', onLocked: 'skip_locked' },
      });
      if (!row) return null;
      const claim = { generation: row.generation + 1, leaseOwner: owner, nextAttemptAt: until };
      await this.rows.update({ workspaceId, id }, claim);
      return this.opened(Object.assign(row, claim));
    });
  }

  override async renew({ workspaceId, id, generation }: Lease, until: Date): Promise<boolean> {
    return affected(
      await this.rows.update(
        { workspaceId, id, generation, state: In([...WORKING_STATES]) },
        { nextAttemptAt: until },
      ),
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
    return affected(
      await this.rows.update(
        { workspaceId, id, generation, state: from },
        { ...(await this.sealed({ workspaceId, id }, facts)), state: to },
      ),
    );
  }

  override async move(
    { workspaceId, id }: RecordingRef,
    from: readonly RecordingState[],
    to: RecordingState,
    facts: Partial<RecordingFacts>,
  ): Promise<boolean> {
    requireMove(from, to);
    return affected(
      await this.rows.update(
        { workspaceId, id, state: In([...from]) },
        {
          ...(await this.sealed({ workspaceId, id }, facts)),
          state: to,
          leaseOwner: null,
          generation: () => 'generation + 1',
          ...(to === 'queued'
            ? { priority: facts.requestedByRun ? 1 : 0, progressAt: facts.progressAt ?? this.clock.now() }
            : {}),
        },
      ),
    );
  }

  override async note(ref: RecordingRef, facts: Partial<RecordingFacts>): Promise<void> {
    if (Object.keys(facts).length === 0) return;
    const { workspaceId, id } = ref;
    await this.rows.update({ workspaceId, id }, await this.sealed(ref, facts));
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
