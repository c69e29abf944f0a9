import { errors } from '@voicekeep/shared/errors';
import type { WingDatabase } from '@voicekeep/shared/testing';
import { setAccountScene } from './testing/account-scene';
import { createTestDatabase } from './testing/test-database';

const never = new AbortController().signal;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const down = (): Error =>
  errors.unavailable('telephony.unavailable', 'Twilio does not answer.', { retryable: true });

describe('comparing an account with the books', () => {
  let made: WingDatabase;
  beforeAll(async () => {
    made = await createTestDatabase();
  });
  afterAll(() => made.drop());
  beforeEach(() => made.database.query('DELETE FROM vk_reconciliations'));
  const scene = () => setAccountScene(made.database);

  it('finds what no webhook told, with its call log, at the first turn and every 15 minutes', async () => {
    const { addWorkspace, record, ago, pass, reconciler, state, recordings, callLogs, account } =
      await scene();
    const workspaceId = addWorkspace();
    const first = record(workspaceId, ago(HOUR));
    const running = reconciler();
    await running.runDue(never);
    expect(await state(workspaceId, first)).toBe('queued');
    const { callLogId, callSid } = (await recordings.findBySid(workspaceId, first))!;
    expect(callLogs.get(callSid)).toEqual({ id: callLogId, complete: true });
    const second = record(workspaceId, ago(0));
    pass(14 * MINUTE);
    await running.runDue(never);
    expect(await state(workspaceId, second)).toBeNull();
    pass(MINUTE);
    await running.runDue(never);
    expect(await state(workspaceId, second)).toBe('queued');
    expect(account(workspaceId).asked).toHaveLength(2);
  });

  it('queues only what was made while storage was switched on, also after it was off and on again', async () => {
    const { addWorkspace, record, ago, periods, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    periods.splice(0, 1, { from: ago(6 * DAY), to: ago(4 * DAY) }, { from: ago(2 * DAY), to: ago(-DAY) });
    const made = [6.5 * DAY, 5 * DAY, 3 * DAY, DAY].map((age) => record(workspaceId, ago(age)));
    await reconciler().runDue(never);
    expect(await Promise.all(made.map((sid) => state(workspaceId, sid)))).toEqual([
      ...['on_twilio', 'queued', 'on_twilio', 'queued'],
    ]);
  });

  it('leaves at Twilio what is out of scope', async () => {
    const { addWorkspace, record, ago, policy, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    Object.assign(policy, { scope: { from: ago(HOUR), numbers: ['+14155550100'], kinds: ['call'] } });
    const [old, voicemail, wanted] = [
      record(workspaceId, ago(2 * HOUR)),
      record(workspaceId, ago(MINUTE), { source: 'RecordVerb' }),
      record(workspaceId, ago(MINUTE)),
    ];
    await reconciler().runDue(never);
    expect(await state(workspaceId, old)).toBe('on_twilio');
    expect(await state(workspaceId, voicemail)).toBe('on_twilio');
    expect(await state(workspaceId, wanted)).toBe('queued');
  });

  it('asks every night what became of calls whose end it did not hear of', async () => {
    const { addWorkspace, record, ago, pass, reconciler, recordings, callLogs } = await scene();
    const workspaceId = addWorkspace();
    const { callSid } = (await entered(record(workspaceId, ago(HOUR))))!;
    callLogs.goingOn.set(callSid, ago(HOUR));
    const running = reconciler();
    pass(15 * MINUTE);
    await running.runDue(never);
    expect([...callLogs.goingOn.keys()]).toEqual([callSid]);
    pass(DAY);
    await running.runDue(never);
    expect(callLogs.goingOn.size).toBe(0);

    async function entered(sid: string) {
      await reconciler().runDue(never);
      return recordings.findBySid(workspaceId, sid);
    }
  });

  it('never brings back what a person deleted', async () => {
    const { addWorkspace, record, ago, clock, deletedCalls, tombstones, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    const callSid = `CA${'9'.repeat(32)}`;
    deletedCalls.add(callSid);
    const ofDeletedCall = record(workspaceId, ago(HOUR), { callSid });
    const deleted = record(workspaceId, ago(HOUR));
    await tombstones.add(workspaceId, [deleted], null, clock.now());
    await reconciler().runDue(never);
    expect(await state(workspaceId, ofDeletedCall)).toBeNull();
    expect(await state(workspaceId, deleted)).toBeNull();
    expect([...(await tombstones.among(workspaceId, [ofDeletedCall]))]).toEqual([ofDeletedCall]);
  });

  it('goes on at the page that failed, and moves its watermark only after the last', async () => {
    const { addWorkspace, record, ago, pass, account, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    const sids = [5, 4, 3, 2, 1].map((hours) => record(workspaceId, ago(hours * HOUR)));
    account(workspaceId).beforePage = (page) => {
      if (page?.startsWith('4')) throw down();
    };
    await expect(reconciler().runDue(never)).rejects.toMatchObject({ code: 'telephony.unavailable' });
    expect(await state(workspaceId, sids[1]!)).toBe('queued');
    expect(await state(workspaceId, sids[0]!)).toBeNull();
    const [row] = await made.database.query<object[]>('SELECT * FROM vk_reconciliations');
    expect(row).toMatchObject({ seen_until: null, tries: 1, last_error_code: 'telephony.unavailable' });
    account(workspaceId).beforePage = () => undefined;
    account(workspaceId).asked.length = 0;
    pass(MINUTE);
    await reconciler().runDue(never);
    expect(account(workspaceId).asked).toEqual(['4:2']);
    expect(await state(workspaceId, sids[0]!)).toBe('queued');
  });

  it('looks back over an outage of any length', async () => {
    const { addWorkspace, record, ago, pass, account, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    await reconciler().runDue(never);
    account(workspaceId).beforePage = () => {
      throw errors.invalid('telephony.credentials_rejected', 'Twilio refuses the credentials.');
    };
    pass(DAY);
    const missed = record(workspaceId, ago(0));
    for (let day = 0; day < 30; day += 1) {
      pass(DAY);
      await expect(reconciler().runDue(never)).rejects.toMatchObject({
        code: 'telephony.credentials_rejected',
      });
    }
    account(workspaceId).beforePage = () => undefined;
    pass(HOUR);
    await reconciler().runDue(never);
    expect(await state(workspaceId, missed)).toBe('queued');
  });

  it('gives every workspace its turn though the accounts of others fail', async () => {
    const { addWorkspace, record, ago, account, reconciler, state } = await scene();
    const broken = Array.from({ length: 6 }, () => addWorkspace());
    const fine = Array.from({ length: 6 }, () => addWorkspace());
    for (const id of broken)
      account(id).beforePage = () => {
        throw down();
      };
    const sids = fine.map((id) => record(id, ago(HOUR)));
    await expect(reconciler().runDue(never)).rejects.toMatchObject({ code: 'telephony.unavailable' });
    for (const [index, id] of fine.entries()) expect(await state(id, sids[index]!)).toBe('queued');
  });

  it('takes a turn up again within minutes when the worker that had it died', async () => {
    const { addWorkspace, record, ago, clock, pass, reconciliations, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    const sid = record(workspaceId, ago(HOUR));
    await reconciliations.enroll([workspaceId], clock.now());
    const lost = await reconciliations.claim(
      workspaceId,
      clock.now(),
      new Date(clock.at.getTime() + 2 * MINUTE),
    );
    expect(lost).not.toBeNull();
    await reconciler().runDue(never);
    expect(await state(workspaceId, sid)).toBeNull();
    pass(2 * MINUTE);
    await reconciler().runDue(never);
    expect(await state(workspaceId, sid)).toBe('queued');
    // What the lost one still writes changes nothing.
    const turn = { accountSid: 'AC0', from: ago(0), beganAt: ago(-DAY), wide: true, page: null };
    await reconciliations.end(lost!, turn, ago(0));
    const [row] = await made.database.query<{ seen_until: Date }[]>(
      'SELECT seen_until FROM vk_reconciliations',
    );
    expect(row?.seen_until).toEqual(clock.now());
  });

  it('begins half a minute after a workspace was opened', async () => {
    const { addWorkspace, record, ago, pass, newReconciler, state } = await scene();
    const workspaceId = addWorkspace();
    const sid = record(workspaceId, ago(MINUTE));
    const running = newReconciler();
    await running.runDue(never);
    pass(29_000);
    await running.runDue(never);
    expect(await state(workspaceId, sid)).toBeNull();
    pass(1000);
    await running.runDue(never);
    expect(await state(workspaceId, sid)).toBe('queued');
  });

  it('begins within 20 seconds of an account being entered', async () => {
    const { addWorkspace, accounts, record, ago, pass, ids, reconciler, state, ...rest } = await scene();
    const workspaceId = addWorkspace(false);
    const running = reconciler();
    await running.runDue(never);
    const other = rest.account(addWorkspace());
    accounts.set(workspaceId, other);
    expect(ids).toContain(workspaceId);
    const sid = record(workspaceId, ago(MINUTE));
    pass(20_000);
    await running.runDue(never);
    expect(await state(workspaceId, sid)).toBe('queued');
  });

  it('skips nothing and doubles nothing while new recordings arrive between the pages', async () => {
    const { addWorkspace, record, ago, account, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    const sids = Array.from({ length: 9 }, (_, index) => record(workspaceId, ago((index + 2) * HOUR)));
    account(workspaceId).beforePage = (page) => {
      if (page !== undefined && sids.length < 12) sids.push(record(workspaceId, ago(HOUR)));
    };
    await reconciler().runDue(never);
    for (const sid of sids.slice(0, 9)) expect(await state(workspaceId, sid)).toBe('queued');
    const [counted] = await made.database.query<{ rows: number }[]>(
      'SELECT COUNT(*) AS `rows` FROM vk_recordings WHERE workspace_id = ?',
      [workspaceId],
    );
    expect(Number(counted?.rows)).toBe(9);
  });

  it('enters a recording though its call cannot be asked for, and asks again', async () => {
    const { addWorkspace, record, ago, pass, account, callLogs, recordings, reconciler, state } =
      await scene();
    const workspaceId = addWorkspace();
    const sid = record(workspaceId, ago(HOUR));
    account(workspaceId).beforeCall = () => {
      throw down();
    };
    await expect(reconciler().runDue(never)).rejects.toMatchObject({ code: 'telephony.unavailable' });
    expect(await state(workspaceId, sid)).toBe('queued');
    const { callSid } = (await recordings.findBySid(workspaceId, sid))!;
    expect(callLogs.get(callSid)).toMatchObject({ complete: false });
    account(workspaceId).beforeCall = () => undefined;
    pass(MINUTE);
    await reconciler().runDue(never);
    expect(callLogs.get(callSid)).toMatchObject({ complete: true });
  });

  it('begins anew when the workspace changes to another account', async () => {
    const { addWorkspace, record, ago, pass, accounts, account, reconciler, state } = await scene();
    const workspaceId = addWorkspace();
    await reconciler().runDue(never);
    const next = addWorkspace();
    accounts.set(workspaceId, account(next));
    const sid = record(workspaceId, ago(6 * DAY));
    pass(15 * MINUTE);
    await reconciler().runDue(never);
    expect(await state(workspaceId, sid)).toBe('queued');
  });
});
