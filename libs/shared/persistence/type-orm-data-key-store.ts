import { IsNull } from 'typeorm';
import { DataKeyStore, type DataKeyRecord } from '@voicekeep/shared/crypto';
import { DataKeyEntity } from './data-key.entity';
import type { Database } from './database';
import { isDuplicateKey } from './is-duplicate-key';

export class TypeOrmDataKeyStore extends DataKeyStore {
  constructor(private readonly database: Database) {
    super();
  }

  // Keys are read and made outside any transaction: a key must outlive the work that first needed it.
  private get rows() {
    return this.database.dataSource.getRepository(DataKeyEntity);
  }

  override async findById(id: string): Promise<DataKeyRecord | null> {
    return this.rows.findOneBy({ id });
  }

  override async findCurrent(workspaceId: string | null): Promise<DataKeyRecord | null> {
    return this.rows.findOneBy({ workspaceId: workspaceId ?? IsNull() });
  }

  override async addFirst(record: DataKeyRecord): Promise<DataKeyRecord> {
    try {
      await this.rows.insert({ ...record, createdAt: new Date() });
      return record;
    } catch (error) {
      const winner = isDuplicateKey(error) ? await this.findCurrent(record.workspaceId) : null;
      if (!winner) throw error;
      return winner;
    }
  }

  override async destroy(workspaceId: string): Promise<void> {
    await this.rows.delete({ workspaceId });
  }
}
