import { createWingDatabase, eventually, type WingDatabase } from '@voicekeep/shared/testing';

jest.setTimeout(60_000);

describe('a statement that lost a deadlock', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createWingDatabase([], []);
    await made.database.query('CREATE TABLE vk_seats (id INT PRIMARY KEY, taken INT NOT NULL DEFAULT 0)');
    const rows = Array.from({ length: 500 }, (_, at) => `(${at + 1})`).join(', ');
    await made.database.query(`INSERT INTO vk_seats (id) VALUES ${rows}`);
  });
  afterAll(() => made.drop());

  /** Named by the test, as what MariaDB tells of transactions may be as old as the test before. */
  const secondFirst = (name: string): string =>
    `UPDATE vk_seats SET taken = taken + 1 /* ${name} */ WHERE id IN (1, 2) ORDER BY id DESC`;
  const waits = (name: string): Promise<boolean> =>
    made.database.outside(async () => {
      const waiting = await made.database.query<unknown[]>(
        "SELECT 1 FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT' AND trx_query = ?",
        [secondFirst(name)],
      );
      return waiting.length > 0;
    });

  /** MariaDB undoes the one of two that changed fewer rows: this one has 500 of them, from 1 upwards. */
  const againstAHeavierOne = async (
    name: string,
    statement: (sql: string) => Promise<unknown>,
  ): Promise<PromiseSettledResult<unknown>> => {
    const { database } = made;
    let answer: Promise<PromiseSettledResult<unknown>[]> | undefined;
    await database.run(async () => {
      await database.query('UPDATE vk_seats SET taken = taken + 1 WHERE id <> 2');
      answer ??= Promise.allSettled([database.outside(() => statement(secondFirst(name)))]);
      await eventually(
        () => waits(name),
        20_000,
        () => name,
      );
      await database.query('UPDATE vk_seats SET taken = taken + 1 WHERE id = 2');
    });
    return (await answer!)[0]!;
  };

  it('is run again where it stands alone, since it changed nothing', async () => {
    const before = await made.database.query('SELECT taken FROM vk_seats WHERE id IN (1, 2) ORDER BY id');
    expect(before).toEqual([{ taken: 0 }, { taken: 0 }]);
    expect(await againstAHeavierOne('alone', (sql) => made.database.query(sql))).toMatchObject({
      status: 'fulfilled',
      value: { affectedRows: 2 },
    });
    const after = await made.database.query('SELECT taken FROM vk_seats WHERE id IN (1, 2) ORDER BY id');
    expect(after).toEqual([{ taken: 2 }, { taken: 2 }]);
  });

  it('has its whole transaction run again where it belongs to one', async () => {
    let runs = 0;
    const outcome = await againstAHeavierOne('whole', (sql) =>
      made.database.run(async () => {
        runs += 1;
        return made.database.query(sql);
      }),
    );
    expect(outcome).toMatchObject({ status: 'fulfilled' });
    expect(runs).toBe(2);
  });

  it('would fail without that, so both tests meet a deadlock', async () => {
    expect(await againstAHeavierOne('bare', (sql) => made.database.manager.query(sql))).toMatchObject({
      status: 'rejected',
      reason: { errno: 1213 },
    });
  });
});
