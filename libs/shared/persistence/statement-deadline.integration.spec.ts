import { DataSource } from 'typeorm';
import { createEmptyDatabase, type EmptyDatabase } from '@voicekeep/shared/testing';
import { Database } from './database';
import { dataSourceOptions } from './data-source-options';

jest.setTimeout(60_000);

const HANGS = 'SELECT SLEEP(5) /* 5550100 */';

describe('a statement that gets no answer', () => {
  let empty: EmptyDatabase;
  let source: DataSource;
  let database: Database;
  beforeAll(async () => {
    empty = await createEmptyDatabase();
    const options = dataSourceOptions(empty.url.href, { entities: [], migrations: [], statementMs: 500 });
    source = await new DataSource({ ...options, poolSize: 1 } as typeof options).initialize();
    database = new Database(source);
    await database.query('CREATE TABLE vk_seats (id INT PRIMARY KEY)');
  });
  afterAll(async () => {
    await source?.destroy();
    await empty?.drop();
  });

  const connectionId = async (): Promise<number> => {
    const [row] = await database.query<{ id: number }[]>('SELECT CONNECTION_ID() AS id');
    return row!.id;
  };

  it('fails in time, and its connection keeps nobody waiting behind it', async () => {
    const first = await connectionId();
    await expect(database.query(HANGS)).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    expect(await connectionId()).not.toBe(first);
  });

  it('takes its transaction with it', async () => {
    const work = database.run(async () => {
      await database.query('INSERT INTO vk_seats (id) VALUES (1)');
      await database.query(HANGS);
    });
    await expect(work).rejects.toMatchObject({ code: 'PROTOCOL_SEQUENCE_TIMEOUT' });
    expect(await database.query('SELECT id FROM vk_seats')).toEqual([]);
  });

  it('is written nowhere', async () => {
    const written = (['log', 'info', 'warn', 'error'] as const).map((level) =>
      jest.spyOn(console, level).mockImplementation(),
    );
    const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
    await expect(database.query(`${HANGS} + ?`, ['+15550100'])).rejects.toThrow();
    for (const level of [...written, out]) {
      expect(level).not.toHaveBeenCalled();
      level.mockRestore();
    }
  });
});
