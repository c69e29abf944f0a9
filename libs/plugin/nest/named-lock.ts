import type { DataSource } from 'typeorm';
import { errors } from '@voicekeep/shared/errors';

/** Less than a statement may take at most. */
const WAIT_SECONDS = 60;

/** Runs `work` while no other process of this database runs work under the same name. */
export async function withNamedLock<T>(
  dataSource: DataSource,
  name: string,
  work: () => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  try {
    const lock = `${String(dataSource.options.database ?? '')} ${name}`.slice(0, 64);
    const [row]: { got: number | string | null }[] = await runner.query('SELECT GET_LOCK(?, ?) AS got', [
      lock,
      WAIT_SECONDS,
    ]);
    if (Number(row?.got) !== 1)
      throw errors.unavailable('database.busy', `Another process has held "${name}" for ${WAIT_SECONDS} s.`);
    try {
      return await work();
    } finally {
      await runner.query('SELECT RELEASE_LOCK(?)', [lock]);
    }
  } finally {
    await runner.release();
  }
}
