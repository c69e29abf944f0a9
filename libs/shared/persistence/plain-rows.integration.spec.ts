import { createWingDatabase, type WingDatabase } from '@voicekeep/shared/testing';
import { DataKeyEntity } from './data-key.entity';
import { PlainRows } from './plain-rows';

jest.setTimeout(60_000);

const ids = ['1', '2', '3'].map((digit) => digit.repeat(36));

describe('plain rows', () => {
  let made: WingDatabase;
  let rows: PlainRows<DataKeyEntity>;
  const first = {
    ...{ id: ids[0]!, workspaceId: null, generation: 1, masterKeyId: 'm', wrapped: Buffer.from([0, 255]) },
    createdAt: new Date('2026-03-01T12:00:00.123Z'),
  };
  beforeAll(async () => {
    made = await createWingDatabase([], []);
    rows = new PlainRows(made.database, DataKeyEntity);
    const others = ids.slice(1).map((id, at) => ({ ...first, id, workspaceId: 'w', generation: at + 2 }));
    await made.database.repository(DataKeyEntity).insert([first, ...others]);
  });
  afterAll(() => made.drop());

  it('are read as TypeORM reads them', async () => {
    const read = await rows.one({ id: first.id });
    expect(read).toEqual(await made.database.repository(DataKeyEntity).findOneBy({ id: first.id }));
    expect(read).toMatchObject(first);
    expect(await rows.one({ id: '9'.repeat(36) })).toBeNull();
  });

  it('are met by value, by one of several, and by nothing; never by an empty list', async () => {
    expect(await rows.one({ workspaceId: null })).toMatchObject({ id: first.id });
    expect(await rows.one({ workspaceId: 'w', generation: [3, 4] })).toMatchObject({ id: ids[2] });
    expect(await rows.exists({ id: ids })).toBe(true);
    expect(await rows.exists({ id: [] })).toBe(false);
  });

  it('are refused a condition that is missing, which would else meet every row', async () => {
    await expect(rows.one({ workspaceId: undefined } as never)).rejects.toThrow('workspaceId');
    await expect(rows.update({ id: undefined } as never, { generation: 9 })).rejects.toThrow('id');
    expect(await rows.exists({ generation: 9 })).toBe(false);
  });

  it('are changed to values and by expressions, and say how many were met', async () => {
    const change = { generation: () => 'generation + 10', masterKeyId: 'n' };
    expect(await rows.update({ workspaceId: 'w' }, change)).toBe(2);
    expect(await rows.update({ workspaceId: 'w', masterKeyId: 'n' }, { masterKeyId: 'n' })).toBe(2);
    expect(await rows.one({ generation: 12 })).toMatchObject({ id: ids[1], masterKeyId: 'n' });
    expect(await rows.update({ generation: 1, workspaceId: null }, { workspaceId: 'v' })).toBe(1);
    expect(await rows.update({ generation: 99 }, { masterKeyId: 'x' })).toBe(0);
  });
});
