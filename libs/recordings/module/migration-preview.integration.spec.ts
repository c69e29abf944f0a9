import { errors } from '@voicekeep/shared/errors';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { EndlessAccount } from './testing/endless-account';
import { setRunScene } from './testing/run-scene';
import { createTestDatabase } from './testing/test-database';

jest.setTimeout(60_000);

describe('the preview of a migration', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());

  it('counts what would move: finished, in the window, not stored, absent or deleted', async () => {
    const { records, record, previewer, workspaceId, clock, register, account, recordings, tombstones } =
      await setRunScene(made.database);
    record({ status: 'processing' });
    record({ createdAt: new Date('2026-01-01T00:00:00Z') });
    const [stored, deleted, buried] = records(5);
    const enter = async (sid: string) =>
      (await register.enter(workspaceId, (await account.recording(sid))!, null))!;
    await recordings.note(await enter(stored!), {});
    await made.database.query(`UPDATE vk_recordings SET state = 'stored' WHERE recording_sid = ?`, [stored]);
    await recordings.move(await enter(deleted!), ['on_twilio'], 'deleted', {});
    await tombstones.add(workspaceId, [buried!], null, clock.now());
    expect(await previewer.preview(workspaceId, new Date('2026-02-01T00:00:00Z'), null)).toEqual({
      // Two minutes in two channels of 16,000 bytes a second; at least a fifth of a second each.
      ...{ recordings: 2, seconds: 120, bytes: 3_840_000, estimatedSeconds: 1, complete: true },
    });
  });

  it('honours the scope, numbers too, and says when a call could not be judged', async () => {
    const { record, previewer, workspaceId, account } = await setRunScene(made.database, {
      scope: { from: null, numbers: ['+14155550177'], kinds: ['call'] },
    });
    record();
    record({ source: 'RecordVerb' }, '+14155550177');
    const sid = record({}, '+14155550177');
    const preview = () => previewer.preview(workspaceId, null, null);
    expect(await preview()).toMatchObject({ recordings: 1, complete: true });
    const { callSid } = (await account.recording(sid))!;
    const call = account.call.bind(account);
    account.call = async (asked) => (asked === callSid ? null : call(asked));
    expect(await preview()).toMatchObject({ recordings: 0, complete: false });
  });

  it('says "at least" of an account too large to count in time, or when Twilio stops answering', async () => {
    const account = new EndlessAccount(100_000);
    const { previewer, workspaceId } = await setRunScene(made.database, {}, account);
    account.slow = () => new Promise((resolve) => setTimeout(resolve, 3000));
    const began = Date.now();
    const { recordings, complete } = await previewer.preview(workspaceId, null, null);
    expect(complete).toBe(false);
    expect(recordings).toBeGreaterThanOrEqual(1000);
    expect(Date.now() - began).toBeLessThan(15_000);
    account.slow = () =>
      account.pages % 5 === 4
        ? Promise.reject(errors.rateLimited('telephony.rate_limited', 'Slow down.'))
        : Promise.resolve();
    account.pages = 0;
    expect(await previewer.preview(workspaceId, null, null)).toMatchObject({
      recordings: 4000,
      complete: false,
    });
    account.slow = () => Promise.reject(errors.unavailable('telephony.unavailable', 'Away.'));
    await expect(previewer.preview(workspaceId, null, null)).rejects.toMatchObject({
      code: 'telephony.unavailable',
    });
  });
});
