import { randomUUID } from 'node:crypto';
import { createWingDatabase, type WingDatabase } from '@voicekeep/shared/testing';
import {
  RECORDINGS_ENTITIES,
  RECORDINGS_MIGRATIONS,
  SqlStoredAudio,
} from '@voicekeep/recordings/persistence';

jest.setTimeout(30_000);

describe('what storage asks about recordings, over a real database', () => {
  let database: WingDatabase;
  let audio: SqlStoredAudio;
  const ws = randomUUID();
  const location = randomUUID();
  const keyOf = (sid: string) => `voicekeep/${ws}/2026/01/01/${sid}.wav`;

  const add = async (letter: string, state: string, bytes: number, seconds: number, stored: string) => {
    const sid = `RE${letter.repeat(32)}`;
    await database.database.query(
      `INSERT INTO vk_recordings (workspace_id, id, recording_sid, account_sid, call_sid, kind, source, state,
         source_created_at, location_id, object_key, bytes, duration_seconds, stored_at, on_twilio, created_at)
       VALUES (?, ?, ?, 'AC', 'CA', 'call', 'DialVerb', ?, ?, ?, ?, ?, ?, ?, 0, ?)`,
      [ws, randomUUID(), sid, state, stored, location, keyOf(sid), bytes, seconds, stored, stored],
    );
    return keyOf(sid);
  };

  beforeAll(async () => {
    database = await createWingDatabase([...RECORDINGS_ENTITIES], [...RECORDINGS_MIGRATIONS]);
    audio = new SqlStoredAudio(database.database);
    await add('a', 'stored', 1000, 61, '2026-01-05 00:00:00');
    await add('b', 'cleaned', 500_000, 30, '2026-02-05 00:00:00');
    await add('c', 'copying', 700, 30, '2026-02-05 00:00:00');
  });
  afterAll(() => database.drop());

  it('counts what is proven, by month, with started minutes, and takes it for Standard', async () => {
    const groups = await audio.groups(ws);
    expect([...groups].sort((a, b) => a.month.localeCompare(b.month))).toEqual([
      {
        locationId: location,
        storageClass: 'STANDARD',
        month: '2026-01',
        objects: 1,
        bytes: 1000,
        seconds: 61,
        minutes: 2,
      },
      {
        locationId: location,
        storageClass: 'STANDARD',
        month: '2026-02',
        objects: 1,
        bytes: 500_000,
        seconds: 30,
        minutes: 1,
      },
    ]);
    expect(await audio.groups(randomUUID())).toEqual([]);
  });

  it('follows what the list of the bucket told, of this very object only', async () => {
    const known = `voicekeep/${ws}/2026/01/01/RE${'b'.repeat(32)}.wav`;
    const at = new Date();
    await audio.noteClasses(ws, location, [{ key: known, storageClass: 'DEEP_ARCHIVE' }], at);
    await audio.noteClasses(
      ws,
      location,
      [{ key: `else/RE${'a'.repeat(32)}.wav`, storageClass: 'GLACIER' }],
      at,
    );
    await audio.noteClasses(randomUUID(), location, [{ key: known, storageClass: 'GLACIER' }], at);
    expect((await audio.groups(ws)).map(({ storageClass }) => storageClass).sort()).toEqual([
      'DEEP_ARCHIVE',
      'STANDARD',
    ]);
    await audio.noteClasses(ws, location, [{ key: known, storageClass: 'STANDARD' }], at);
    expect((await audio.groups(ws)).every(({ storageClass }) => storageClass === 'STANDARD')).toBe(true);
  });

  it('measures what is older than a moment and under a folder, small ones apart', async () => {
    const folder = `voicekeep/${ws}/`;
    expect(await audio.amount(ws, location, folder, null)).toEqual({
      ...{ objects: 2, bytes: 501_000, smallObjects: 1, smallBytes: 1000 },
    });
    expect(await audio.amount(ws, location, folder, new Date('2026-02-01'))).toMatchObject({ objects: 1 });
    expect(await audio.amount(ws, location, 'voicekeep/%', null)).toMatchObject({ objects: 0 });
  });

  it('names the newest recording of a place, or of the workspace', async () => {
    expect((await audio.sample(ws, location))?.objectKey).toContain(`RE${'b'.repeat(32)}`);
    expect((await audio.sample(ws, null))?.recordingSid).toMatch(/^RE/);
    expect(await audio.sample(randomUUID(), null)).toBeNull();
  });
});
