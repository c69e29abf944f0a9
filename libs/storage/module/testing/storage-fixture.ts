import { randomBytes, randomUUID } from 'node:crypto';
import type { Actor } from '@voicekeep/shared/access';
import { DataKeyRing, EnvelopeCellCipher, MasterKeys } from '@voicekeep/shared/crypto';
import { systemClock } from '@voicekeep/shared/kernel';
import { TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import { CollectedAudit, createWingDatabase } from '@voicekeep/shared/testing';
import { AllowedEndpoints, AskedWorker, StorageSettingsEditor } from '@voicekeep/storage/domain';
import {
  SqlWorkerErrands,
  STORAGE_ENTITIES,
  STORAGE_MIGRATIONS,
  StorageLocations,
  StoragePeriods,
  StoredObjectStores,
  TypeOrmStorageSettings,
  TypeOrmWorkspaceStorage,
} from '@voicekeep/storage/persistence';
import { EndpointGuard, S3ConnectionCheck, S3ObjectStoreFactory } from '@voicekeep/storage/s3';

const administrator: Actor = {
  kind: 'user',
  id: randomUUID(),
  displayName: 'Administrator',
  grants: [{ workspaceId: '*', role: 'admin' }],
};

export const caller = { actor: administrator, requestId: 'request-1' };

/** All of storage over a database of its own, as the module puts it together. */
export async function openStorage() {
  const { database, drop } = await createWingDatabase(STORAGE_ENTITIES, STORAGE_MIGRATIONS);
  const source = database.dataSource;
  const masterKey = randomBytes(32);
  const cipher = new EnvelopeCellCipher(
    new DataKeyRing(new TypeOrmDataKeyStore(database), new MasterKeys([masterKey])),
  );
  const guard = new EndpointGuard(new AllowedEndpoints(['127.0.0.0/8', '::1', 'localhost']));
  const locations = new StorageLocations(database, cipher, systemClock);
  const periods = new StoragePeriods(database);
  const settings = new TypeOrmStorageSettings(database, cipher, locations, periods, systemClock);
  const audit = new CollectedAudit();
  const checkBehind = (behind: EndpointGuard): S3ConnectionCheck =>
    new S3ConnectionCheck(behind, ['http://127.0.0.1:3000'], systemClock);
  const check = checkBehind(guard);
  const errands = new SqlWorkerErrands(database, cipher);
  return {
    source,
    audit,
    settings,
    locations,
    editor: new StorageSettingsEditor(settings, check, audit),
    errands,
    /** The editor of a process that does not copy itself. */
    askingEditor: (patienceMs?: number) =>
      new StorageSettingsEditor(
        settings,
        check,
        audit,
        new AskedWorker(errands, check, systemClock, patienceMs),
      ),
    /** A worker that may speak to these endpoints alone. */
    worker: (allowed: readonly string[]) =>
      new AskedWorker(errands, checkBehind(new EndpointGuard(new AllowedEndpoints(allowed))), systemClock),
    workspaceStorage: new TypeOrmWorkspaceStorage(settings, periods),
    stores: new StoredObjectStores(locations, settings, new S3ObjectStoreFactory(guard)),
    /** Every stored value of every table of storage, as text. */
    async dump(): Promise<string> {
      const tables = ['vk_storage_settings', 'vk_storage_locations', 'vk_storage_periods'];
      return JSON.stringify(await Promise.all(tables.map((table) => source.query(`SELECT * FROM ${table}`))));
    },
    close: drop,
  };
}

export type StorageFixture = Awaited<ReturnType<typeof openStorage>>;
