import { DataSource, IsNull, Not } from 'typeorm';
import { DataKeyStore, type DataKeyRecord } from '@voicekeep/shared/crypto';
import { DataKeyEntity } from './data-key.entity';
import type { Database } from './database';
import { isDuplicateKey } from './is-duplicate-key';

export class TypeOrmDataKeyStore extends DataKeyStore {
  constructor(private readonly database: Database) {
    super();
  }

  // Reads join the caller's transaction: with a connection of their own, transactions that together hold
  // the whole pool would wait for one more for ever.
  private get rows() {
    return this.database.repository(DataKeyEntity);
  }

  override findById(id: string): Promise<DataKeyRecord | null> {
    return this.rows.findOneBy({ id });
  }

  override findCurrent(workspaceId: string | null): Promise<DataKeyRecord | null> {
    return this.rows.findOne({ where: ownedBy(workspaceId), order: { generation: 'DESC' } });
  }

  override findFirst(workspaceId: string | null): Promise<DataKeyRecord | null> {
    return this.rows.findOneBy({ ...ownedBy(workspaceId), generation: 1 });
  }

  override async add(record: DataKeyRecord): Promise<DataKeyRecord> {
    return this.onItsOwn(async (rows) => {
      try {
        await rows.insert({ ...record, createdAt: new Date() });
        return record;
      } catch (error) {
        const { workspaceId, generation } = record;
        const winner = isDuplicateKey(error)
          ? await rows.findOneBy({ ...ownedBy(workspaceId), generation })
          : null;
        if (!winner) throw error;
        return winner;
      }
    });
  }

  override notWrappedBy(masterKeyId: string, limit: number): Promise<readonly DataKeyRecord[]> {
    return this.rows.find({ where: { masterKeyId: Not(masterKeyId) }, take: limit });
  }

  override async rewrap(record: DataKeyRecord, masterKeyId: string, wrapped: Buffer): Promise<void> {
    const before = { id: record.id, masterKeyId: record.masterKeyId };
    await this.rows.update(before, { masterKeyId, wrapped });
  }

  override async destroy(workspaceId: string): Promise<void> {
    await this.rows.delete({ workspaceId });
  }

  /** Outside any transaction and outside the pool, which those may hold who wait for this key. */
  private async onItsOwn<T>(work: (rows: typeof this.rows) => Promise<T>): Promise<T> {
    const { dataSource } = this.database;
    const entities = [DataKeyEntity];
    const own = await new DataSource({ ...dataSource.options, entities, migrations: [] }).initialize();
    try {
      return await work(own.getRepository(DataKeyEntity));
    } finally {
      await own.destroy();
    }
  }
}

const ownedBy = (workspaceId: string | null) => ({ workspaceId: workspaceId ?? IsNull() });
