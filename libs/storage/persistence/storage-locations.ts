import { createHash } from 'node:crypto';
import type { CellCipher, CellPlace } from '@voicekeep/shared/crypto';
import { type Clock, newId, Remembered } from '@voicekeep/shared/kernel';
import { PlainRows, type Database } from '@voicekeep/shared/persistence';
import {
  LocationBook,
  SURVEY_EVERY_MS,
  type BucketConnection,
  type BucketPlace,
  type KnownLocation,
} from '@voicekeep/storage/domain';
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
export class StorageLocations extends LocationBook {
  private readonly plain: PlainRows<StorageLocationEntity>;
  private readonly connections = new Remembered<BucketConnection>();

  constructor(
    private readonly database: Database,
    private readonly cipher: CellCipher,
    private readonly clock: Clock,
  ) {
    super();
    this.plain = new PlainRows(database, StorageLocationEntity);
  }

  private get rows() {
    return this.database.repository(StorageLocationEntity);
  }

  async find(workspaceId: string, id: string): Promise<KnownLocation | null> {
    const row = await this.plain.one({ workspaceId, id });
    return row && this.open(row);
  }

  override async all(workspaceId: string): Promise<readonly KnownLocation[]> {
    const rows = await this.rows.find({ where: { workspaceId }, order: { createdAt: 'DESC' } });
    const known = await Promise.all(rows.map((row) => this.open(row)));
    const isOld = ({ location }: KnownLocation): number => (location.state === 'read_only' ? 1 : 0);
    return known.sort((a, b) => isOld(a) - isOld(b));
  }

  override async replaceKeys(workspaceId: string, id: string, keys: Credentials): Promise<void> {
    const credentials = await this.cipher.seal(cellOf(workspaceId, id), JSON.stringify(keys));
    const testedAt = this.clock.now();
    await this.database.run(async () => {
      const row = await this.rows.findOneByOrFail({ workspaceId, id });
      const connection = JSON.stringify({ ...parseRecord<object>(row.connection), keyless: false });
      await this.rows.update({ workspaceId, id }, { connection, credentials, testedAt });
      await this.rows.update({ workspaceId, id, state: 'paused' }, { state: 'active', pausedCode: null });
    });
  }

  override takeForSurvey(now: Date, next: Date): Promise<{ workspaceId: string; id: string } | null> {
    return this.database.run(async () => {
      const row = await this.rows
        .createQueryBuilder('l')
        .where('l.surveyAt IS NULL OR l.surveyAt <= :now', { now })
        .orderBy('l.surveyAt')
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getOne();
      if (!row) return null;
      const { workspaceId, id } = row;
      await this.rows.update({ workspaceId, id }, { surveyAt: next });
      return { workspaceId, id };
    });
  }

  override async surveyed(workspaceId: string, id: string, at: Date): Promise<void> {
    const surveyAt = new Date(at.getTime() + SURVEY_EVERY_MS);
    await this.rows.update({ workspaceId, id }, { surveyedAt: at, surveyAt });
  }

  private async open(row: StorageLocationEntity): Promise<KnownLocation> {
    const { workspaceId, id, state, pausedCode, createdAt, testedAt, surveyedAt } = row;
    const connection = await this.connections.get(id, row.connection + row.credentials, async () => ({
      ...parseRecord<Omit<BucketConnection, keyof Credentials>>(row.connection),
      ...parseRecord<Credentials>(await this.cipher.open(cellOf(workspaceId, id), row.credentials)),
    }));
    const { bucket, region, endpoint, prefix, enforcesSha256 } = connection;
    const location = { id, workspaceId, bucket, region, endpoint, prefix, enforcesSha256, state };
    return { location, connection, pausedCode, createdAt, testedAt, surveyedAt };
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
      // Nothing can have changed its class within the first hours.
      surveyAt: known?.surveyAt ?? new Date(now.getTime() + SURVEY_EVERY_MS),
      surveyedAt: known?.surveyedAt ?? null,
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
