import type { DataKeyRing, KeyProvider } from '@voicekeep/shared/crypto';
import { EnvelopeCellCipher } from '@voicekeep/shared/crypto';
import { errors, VoicekeepError } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { DataKeyEntity, InstanceEntity, type Database } from '@voicekeep/shared/persistence';
import { withNamedLock } from './named-lock';

const CANARY = 'voicekeep';
const placeOf = (rowId: string) => ({ workspaceId: null, table: 'vk_instance', column: 'canary', rowId });

/**
 * Lets the keys through once they are seen to fit this database: every master key it was written with is
 * given, and the canary opens. The first start gives the installation its id and its canary.
 * @throws VoicekeepError `crypto.master_key_missing`: nothing may start then
 */
export async function provenKeys(
  database: Database,
  ring: DataKeyRing,
  keys: KeyProvider,
): Promise<DataKeyRing> {
  try {
    await prove(database, ring, keys);
    return ring;
  } catch (error) {
    // Nothing starts now, so nobody else would close the connections.
    await database.dataSource.destroy();
    throw error;
  }
}

async function prove(database: Database, ring: DataKeyRing, keys: KeyProvider): Promise<void> {
  await refuseForeignKeys(database, keys);
  const cipher = new EnvelopeCellCipher(ring);
  const instance =
    (await findInstance(database)) ??
    (await withNamedLock(database.dataSource, 'voicekeep instance', async () => {
      const made = await findInstance(database);
      if (made) return made;
      const id = newId();
      const row = { id, canary: await cipher.seal(placeOf(id), CANARY), createdAt: new Date() };
      await database.repository(InstanceEntity).insert(row);
      return row;
    }));
  await cipher.open(placeOf(instance.id), instance.canary);
}

async function findInstance(database: Database): Promise<InstanceEntity | null> {
  const [instance = null] = await database.repository(InstanceEntity).find({ order: { id: 'ASC' }, take: 1 });
  return instance;
}

async function refuseForeignKeys(database: Database, keys: KeyProvider): Promise<void> {
  const used = await database
    .repository(DataKeyEntity)
    .createQueryBuilder('key')
    .select('key.masterKeyId', 'masterKeyId')
    .addSelect('MIN(key.id)', 'id')
    .groupBy('key.masterKeyId')
    .getRawMany<{ masterKeyId: string; id: string }>();
  for (const { masterKeyId, id } of used) {
    const row = await database.repository(DataKeyEntity).findOneByOrFail({ id });
    try {
      await keys.unwrap(masterKeyId, row.wrapped);
    } catch (cause) {
      if (cause instanceof VoicekeepError && cause.code !== 'crypto.master_key_missing') throw cause;
      throw errors.unavailable(
        'crypto.master_key_missing',
        `Database was written with key ${masterKeyId}, which is not given. Not starting.`,
        { cause },
      );
    }
  }
}
