import { createHash } from 'node:crypto';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import { type Clock, newId } from '@voicekeep/shared/kernel';
import type { Database } from '@voicekeep/shared/persistence';
import type { BucketConnection, BucketPlace, StorageLocation } from '@voicekeep/storage/domain';
import { parseRecord } from './parse-record';
import { StorageLocationEntity } from './storage-location.entity';

type Credentials = Pick<BucketConnection, 'accessKeyId' | 'secretAccessKey'>;

const hashOf = ({ endpoint, bucket, prefix, region }: BucketPlace): string =>
  createHash('sha256')
    .update(JSON.stringify([endpoint, bucket, prefix, region]))
    .digest('hex');

const cellOf = (workspaceId: string, rowId: string): CellPlace => ({
  workspaceId,
  table: 'vk_storage_locations',
  column: 'credentials',
  rowId,
});

/** The locations of all workspaces. A place keeps its row for good; only how it is reached may change. */
export class StorageLocations {
  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {}

  private get rows() {
    return this.database.repository(StorageLocationEntity);
  }

  async find(
    workspaceId: string,
    id: string,
  ): Promise<{ location: StorageLocation; connection: BucketConnection } | null> {
    const row = await this.rows.findOneBy({ workspaceId, id });
    if (!row) return null;
    const keys = parseRecord<Credentials>(await this.cipher.open(cellOf(workspaceId, id), row.credentials));
    const connection: BucketConnection = {
      ...parseRecord<Omit<BucketConnection, keyof Credentials>>(row.connection),
      ...keys,
    };
    const { bucket, region, endpoint, prefix, enforcesSha256 } = connection;
    return {
      location: { id, workspaceId, bucket, region, endpoint, prefix, enforcesSha256, state: row.state },
      connection,
    };
  }

  /** Makes the place of a tested connection the one that takes new recordings. @returns its id */
  async activate(workspaceId: string, connection: BucketConnection): Promise<string> {
    const { accessKeyId, secretAccessKey, ...rest } = connection;
    const place = hashOf(connection);
    const known = await this.rows.findOneBy({ workspaceId, place });
    const id = known?.id ?? newId();
    const now = this.clock.now();
    const credentials: Credentials = { accessKeyId, secretAccessKey };
    await this.rows.update({ workspaceId, state: 'active' }, { state: 'read_only' });
    await this.rows.update({ workspaceId, state: 'paused' }, { state: 'read_only' });
    await this.rows.save({
      workspaceId,
      id,
      place,
      connection: JSON.stringify(rest),
      credentials: await this.cipher.seal(cellOf(workspaceId, id), JSON.stringify(credentials)),
      state: 'active',
      pausedCode: null,
      createdAt: known?.createdAt ?? now,
      testedAt: now,
    });
    return id;
  }

  /** An old location takes no writes anyway, so only the active one can be paused. */
  async pause(workspaceId: string, id: string, code: string): Promise<void> {
    await this.rows.update(
      { workspaceId, id, state: 'active' },
      { state: 'paused', pausedCode: code.slice(0, 100) },
    );
  }
}
