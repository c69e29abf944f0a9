import { TypeOrmAuditTrail } from '@voicekeep/audit/persistence';
import type { AuditTrail } from '@voicekeep/shared/audit';
import {
  DataKeyRing,
  EnvelopeBlindIndex,
  EnvelopeCellCipher,
  MasterKeys,
  type BlindIndex,
  type CellCipher,
  type DataKeyStore,
  type KeyProvider,
} from '@voicekeep/shared/crypto';
import { systemClock, type VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database, dataSourceOptions, TypeOrmDataKeyStore } from '@voicekeep/shared/persistence';
import type { HostTables } from './migrate';
import { openDataSource } from './open-data-source';
import { provenKeys } from './proven-keys';
import { VOICEKEEP_ENTITIES, VOICEKEEP_MIGRATIONS } from './wings';

/** What an operator's command works with: the database and the keys, and nothing that must be running. */
export interface CommandGround {
  readonly database: Database;
  readonly keys: KeyProvider;
  readonly keyStore: DataKeyStore;
  readonly ring: DataKeyRing;
  readonly cipher: CellCipher;
  readonly index: BlindIndex;
  readonly audit: AuditTrail;
  close(): Promise<void>;
}

/** @throws VoicekeepError `database.*`, `crypto.master_key_missing`, in words for the operator */
export async function openCommandGround(
  options: Pick<VoicekeepOptions, 'databaseUrl' | 'masterKeys'>,
  host: HostTables = {},
): Promise<CommandGround> {
  const dataSource = await openDataSource(
    dataSourceOptions(options.databaseUrl, {
      entities: [...VOICEKEEP_ENTITIES, ...(host.extraEntities ?? [])],
      migrations: [...VOICEKEEP_MIGRATIONS, ...(host.extraMigrations ?? [])],
    }),
  );
  const database = new Database(dataSource);
  const keys = new MasterKeys(options.masterKeys);
  const keyStore = new TypeOrmDataKeyStore(database);
  const ring = await provenKeys(database, new DataKeyRing(keyStore, keys), keys);
  const cipher = new EnvelopeCellCipher(ring);
  return {
    ...{ database, keys, keyStore, ring, cipher, index: new EnvelopeBlindIndex(ring) },
    audit: new TypeOrmAuditTrail(database, cipher, systemClock),
    close: () => dataSource.destroy(),
  };
}
