import { In, IsNull, MoreThan } from 'typeorm';
import type { CellCipher } from '@voicekeep/shared/crypto';
import { errors } from '@voicekeep/shared/errors';
import { newId, type Clock } from '@voicekeep/shared/kernel';
import { isDuplicateKey, type Database } from '@voicekeep/shared/persistence';
import { LegalHolds, type HoldSubject, type LegalHold } from '@voicekeep/call-logs/domain';
import { LegalHoldEntity } from './legal-hold.entity';

export class TypeOrmLegalHolds extends LegalHolds {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {
    super();
  }

  private get rows() {
    return this.database.repository(LegalHoldEntity);
  }

  override async place(
    workspaceId: string,
    subject: HoldSubject,
    callLogId: string | null,
    reason: string,
  ): Promise<LegalHold> {
    const known = await this.find(workspaceId, subject);
    if (known) return known;
    const key = { workspaceId, id: newId() };
    try {
      await this.rows.insert({
        ...key,
        ...{ subjectKind: subject.kind, subjectId: subject.id, callLogId },
        ...{ reason: await this.cipher.seal(place(key), reason), placedAt: this.clock.now(), liftedAt: null },
      });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const hold = await this.find(workspaceId, subject);
    if (!hold) throw errors.internal('hold.not_written', 'The hold could not be written down.');
    return hold;
  }

  override async lift(
    workspaceId: string,
    holdId: string,
  ): Promise<{ subject: HoldSubject; lifted: boolean } | null> {
    const row = await this.rows.findOneBy({ workspaceId, id: holdId });
    if (!row) return null;
    const inForce = { workspaceId, id: holdId, liftedAt: IsNull() };
    const { affected } = await this.rows.update(inForce, { liftedAt: this.clock.now() });
    return { subject: { kind: row.subjectKind, id: row.subjectId }, lifted: affected === 1 };
  }

  override async find(workspaceId: string, { kind, id }: HoldSubject): Promise<LegalHold | null> {
    return this.firstAmong(workspaceId, kind, [id]);
  }

  override async page(
    workspaceId: string,
    after: string | null,
    limit: number,
  ): Promise<readonly LegalHold[]> {
    const rows = await this.rows.find({
      where: { workspaceId, liftedAt: IsNull(), ...(after === null ? {} : { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: limit,
    });
    return Promise.all(rows.map((row) => this.open(row)));
  }

  override async heldAmong(
    workspaceId: string,
    kind: HoldSubject['kind'],
    ids: readonly string[] | null,
  ): Promise<readonly string[]> {
    if (ids?.length === 0) return [];
    const rows = await this.rows.find({
      select: { workspaceId: true, id: true, subjectId: true },
      where: {
        ...{ workspaceId, subjectKind: kind, liftedAt: IsNull() },
        ...(ids === null ? {} : { subjectId: In([...ids]) }),
      },
    });
    return rows.map(({ subjectId }) => subjectId);
  }

  override async firstAmong(
    workspaceId: string,
    kind: HoldSubject['kind'] | null,
    ids: readonly string[] | null,
  ): Promise<LegalHold | null> {
    const row = await this.rows.findOne({
      where: {
        ...{ workspaceId, liftedAt: IsNull() },
        ...(kind === null ? {} : { subjectKind: kind }),
        ...(ids === null ? {} : { subjectId: In([...ids]) }),
      },
      order: { id: 'ASC' },
    });
    return row && this.open(row);
  }

  private async open(row: LegalHoldEntity): Promise<LegalHold> {
    return {
      id: row.id,
      subject: { kind: row.subjectKind, id: row.subjectId },
      callLogId: row.callLogId,
      reason: await this.cipher.open(place(row), row.reason),
      placedAt: row.placedAt,
    };
  }
}

const place = ({ workspaceId, id }: { workspaceId: string; id: string }) => ({
  ...{ workspaceId, table: 'vk_legal_holds', column: 'reason', rowId: id },
});
