import { randomBytes } from 'node:crypto';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { describeBytes } from '@voicekeep/storage/testing';
import { PREFIX, setSweepScene } from './testing/sweep-scene';
import { createTestDatabase } from './testing/test-database';

const HOUR = 3_600_000;

jest.setTimeout(60_000);

describe('a sweep over what Twilio wrote into the bucket itself', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  const scene = async () => {
    const set = await setSweepScene(made.database);
    const asked: string[] = [];
    const list = set.store.list.bind(set.store);
    set.store.list = (prefix, ...rest) => {
      asked.push(prefix);
      return list(prefix, ...rest);
    };
    const heads: string[] = [];
    const head = set.store.head.bind(set.store);
    set.store.head = (key, ...rest) => {
      heads.push(key);
      return head(key, ...rest);
    };
    const write = (key: string) => {
      const bytes = randomBytes(500);
      return set.store.put(key, { bytes }, describeBytes(bytes));
    };
    return { ...set, asked, heads, write };
  };

  it.each([
    ['beside our folder', 'voice-recordings/'],
    ['at the root of the bucket', ''],
    ['within our prefix', `${PREFIX}/twilio/`],
  ])('finds adopted objects %s by its lists alone', async (_, folder) => {
    const { adopt, keep, pass, sweep, desk, workspaceId, heads, found, orders } = await scene();
    await keep();
    await adopt(folder);
    await adopt(folder);
    pass(HOUR);
    await sweep();
    const { lastRun } = await desk.page(workspaceId, { all: false }, { limit: 10 });
    expect(lastRun).toMatchObject({ state: 'completed', objects: 3, intact: 3, missing: 0, foreign: 0 });
    expect([heads, await found(), await orders()]).toEqual([[], [], []]);
  });

  it('leaves alone, and unmentioned, what Twilio wrote and nobody adopted, and what lies beside it', async () => {
    const { adopt, pass, sweep, found, write, orders, source } = await scene();
    await adopt('voice-recordings/');
    await write(`voice-recordings/${source.accountSid}/RE${'0'.repeat(32)}`);
    await write(`voice-recordings/${source.accountSid}/notes.txt`);
    await write(`${PREFIX}/${source.accountSid}/RE${'1'.repeat(32)}`);
    await write(`${PREFIX}/notes.txt`);
    pass(HOUR);
    await sweep();
    expect([await found(), await orders()]).toEqual([[], []]);
  });

  it('tells of adopted objects that are missing or changed, and orders nothing', async () => {
    const { adopt, pass, sweep, found, look, store, write, orders, source } = await scene();
    const [lost, changed, kept] = [await adopt('v/'), await adopt('v/'), await adopt('v/')];
    await store.delete(lost.key);
    await write(changed.key);
    pass(HOUR);
    await sweep();
    expect(
      (await found()).map(({ kind, recordingId, action }) => [kind, recordingId, action]).sort(),
    ).toEqual(
      [
        ['changed', changed.id, 'needs_person'],
        ['missing', lost.id, 'needs_person'],
      ].sort(),
    );
    expect(await look(lost.id)).toMatchObject({ state: 'stored', lastErrorCode: 'storage.object_missing' });
    expect(await look(kept.id)).toMatchObject({ state: 'stored', lastErrorCode: null });
    expect([await orders(), source.deletions]).toEqual([[], 0]);
  });

  it('goes on leaving an adopted object alone when its call was deleted', async () => {
    const { adopt, keep, recordings, pass, sweep, found, orders, workspaceId } = await scene();
    const [gone] = [await adopt(`${PREFIX}/`), await adopt('voice-recordings/')];
    await keep();
    await recordings.move({ workspaceId, id: gone.id }, ['stored'], 'deleted', { callLogId: null });
    pass(2 * HOUR);
    await sweep();
    expect([await found(), await orders()]).toEqual([[], []]);
  });
});
