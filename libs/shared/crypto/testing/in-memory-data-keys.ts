import { DataKeyStore, type DataKeyRecord } from '../data-key-store';

/** Wrapped keys in memory. */
export class InMemoryDataKeys extends DataKeyStore {
  records: DataKeyRecord[] = [];

  override async findById(id: string): Promise<DataKeyRecord | null> {
    return this.records.find((r) => r.id === id) ?? null;
  }
  override async findCurrent(workspaceId: string | null): Promise<DataKeyRecord | null> {
    const own = this.records.filter((r) => r.workspaceId === workspaceId);
    return own.toSorted((a, b) => b.generation - a.generation)[0] ?? null;
  }
  override async findFirst(workspaceId: string | null): Promise<DataKeyRecord | null> {
    return this.records.find((r) => r.workspaceId === workspaceId && r.generation === 1) ?? null;
  }
  override async add(record: DataKeyRecord): Promise<DataKeyRecord> {
    this.records.push(record);
    return record;
  }
  override async notWrappedBy(masterKeyId: string, limit: number): Promise<readonly DataKeyRecord[]> {
    return this.records.filter((r) => r.masterKeyId !== masterKeyId).slice(0, limit);
  }
  override async rewrap(record: DataKeyRecord, masterKeyId: string, wrapped: Buffer): Promise<void> {
    this.records = this.records.map((r) => (r.id === record.id ? { ...r, masterKeyId, wrapped } : r));
  }
  override async destroy(workspaceId: string): Promise<void> {
    this.records = this.records.filter((r) => r.workspaceId !== workspaceId);
  }
}
