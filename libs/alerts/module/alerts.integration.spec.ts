import type { Figure } from '@voicekeep/alerts/domain';
import { ALERTS_MIGRATIONS, SqlAlertOutbox, SqlConditionBook } from '@voicekeep/alerts/persistence';
import { AlertPostman, ConditionDesk, ConditionWatch } from '@voicekeep/alerts/workflow';
import { errors } from '@voicekeep/shared/errors';
import { newId } from '@voicekeep/shared/kernel';
import { createWingDatabase, type WingDatabase } from '@voicekeep/shared/testing';

jest.setTimeout(60_000);

const workspaceId = newId();
const failed: Figure = {
  ...{ workspaceId, kind: 'failed', locationId: null, count: 3, since: null, reason: null },
};
const dead: Figure = {
  ...failed,
  kind: 'trouble',
  locationId: newId(),
  reason: 'storage.endpoint_unreachable',
};
const never = new AbortController().signal;

describe('being told', () => {
  let database: WingDatabase;
  let figures: readonly Figure[];
  let received: { id: string; event: string; text: string; condition: { id: string; code: string } }[];
  let answer: () => Promise<void>;
  const clock = { at: new Date(), now: () => clock.at };
  const pass = (seconds: number): void => void (clock.at = new Date(clock.at.getTime() + seconds * 1000));

  const channel = {
    isConfigured: true,
    send: async (_id: string, body: string) => {
      received.push(JSON.parse(body));
      await answer();
    },
  };
  const worker = () => {
    const book = new SqlConditionBook(database.database);
    const outbox = new SqlAlertOutbox(database.database);
    const options = { webhook: null, allowedHosts: [], failedCount: 1, waitingMinutes: 30 };
    const around = { book, outbox, channel, clock, options, publicUrl: 'https://here.example' };
    const watch = new ConditionWatch({ ...around, figures: { read: async () => figures } });
    const postman = new AlertPostman({ outbox, channel, clock });
    return { book, outbox, watch, postman, desk: new ConditionDesk(book, clock) };
  };
  /** One look and delivery by a new process, the time after the last. */
  const round = async (afterSeconds = 20): Promise<void> => {
    pass(afterSeconds);
    const { watch, postman } = worker();
    await watch.look();
    await postman.deliverDue(never);
  };
  const events = () => received.map(({ event, condition }) => `${event} ${condition.code}`);

  beforeAll(async () => {
    database = await createWingDatabase([], ALERTS_MIGRATIONS);
  });
  afterAll(() => database?.drop());
  beforeEach(async () => {
    for (const table of ['vk_conditions', 'vk_alert_messages'])
      await database.database.query(`DELETE FROM ${table}`);
    received = [];
    figures = [];
    answer = async () => undefined;
    pass(3600);
  });

  it('is one message when a condition comes up, however often it is seen and by whom', async () => {
    figures = [failed];
    for (let turn = 0; turn < 5; turn += 1) await round();
    expect(events()).toEqual(['condition.raised recordings.failed']);
    expect(await worker().desk.list(workspaceId)).toMatchObject([{ code: 'recordings.failed', count: 3 }]);
    expect(await worker().desk.list(newId())).toEqual([]);
  });

  it('is one message from twenty processes that look at the same moment', async () => {
    figures = [failed];
    const crowd = Array.from({ length: 20 }, worker);
    const outcomes = await Promise.all(crowd.map(({ watch }) => watch.look()));
    expect(outcomes.filter((outcome) => outcome === 'looked')).toHaveLength(1);
    await Promise.all(crowd.map(({ postman }) => postman.deliverDue(never)));
    expect(events()).toEqual(['condition.raised recordings.failed']);
  });

  it('is a second message once it passed, and a third only if it comes up again', async () => {
    figures = [failed];
    await round();
    figures = [];
    await round(60);
    expect(events()).toHaveLength(1);
    figures = [failed];
    await round(60);
    figures = [];
    await round(120);
    expect(events()).toEqual(['condition.raised recordings.failed', 'condition.cleared recordings.failed']);
    expect(await worker().desk.list(workspaceId)).toEqual([]);
    figures = [failed];
    await round();
    expect(events()).toHaveLength(3);
    const [first, passed, again] = received;
    expect(passed?.condition.id).toBe(first?.condition.id);
    expect(again?.condition.id).not.toBe(first?.condition.id);
  });

  it('is silence about a store that stumbles for less than a minute', async () => {
    figures = [dead];
    await round();
    expect(await worker().desk.list(workspaceId)).toEqual([]);
    figures = [];
    for (let turn = 0; turn < 7; turn += 1) await round();
    figures = [dead];
    for (let turn = 0; turn < 3; turn += 1) await round();
    expect(events()).toEqual([]);
    await round();
    expect(events()).toEqual(['condition.raised storage.unreachable']);
  });

  it('does not count what an overtaken look saw', async () => {
    const { book } = worker();
    const look = (await book.claimLook(clock.now(), clock.now())) ?? 0;
    expect(await book.claimLook(clock.now(), clock.now())).toBe(look + 1);
    const work = jest.fn();
    expect(await book.during(look, work)).toBe(false);
    expect(work).not.toHaveBeenCalled();
    expect(await book.during(look + 1, work)).toBe(true);
  });

  it('is tried again under the same id, later and later, until the receiver takes it', async () => {
    figures = [failed];
    answer = () => Promise.reject(errors.unavailable('alerts.receiver_refused', 'No.'));
    await round();
    expect(await worker().outbox.undelivered()).toMatchObject({
      ...{ count: 1, tries: 1, lastErrorCode: 'alerts.receiver_refused' },
    });
    await worker().postman.deliverDue(never);
    expect(received).toHaveLength(1);
    await round();
    await round();
    answer = async () => undefined;
    await round(60);
    expect(received.length).toBeGreaterThanOrEqual(3);
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect(await worker().outbox.undelivered()).toMatchObject({ count: 0, oldestAt: null, tries: 0 });
    const sent = received.length;
    await round(3600);
    expect(received).toHaveLength(sent);
  });

  it('never says that something passed before it said that it came up', async () => {
    figures = [failed];
    answer = () => Promise.reject(errors.unavailable('alerts.receiver_refused', 'No.'));
    await round();
    figures = [];
    await round(130);
    received = [];
    answer = async () => undefined;
    for (let turn = 0; turn < 3; turn += 1) await round(60);
    expect(events()).toEqual(['condition.raised recordings.failed', 'condition.cleared recordings.failed']);
  });

  it('is sent by another process when the one that had it died on the way', async () => {
    figures = [failed];
    await worker().watch.look();
    const { outbox } = worker();
    const lost = await outbox.claim(clock.now(), new Date(clock.now().getTime() + 60_000));
    expect(lost).not.toBeNull();
    expect(await outbox.claim(clock.now(), clock.now())).toBeNull();
    await round(61);
    expect(events()).toEqual(['condition.raised recordings.failed']);
    if (lost) expect(await outbox.delivered(lost, clock.now())).toBe(false);
  });

  it('uses no try when the process is stopped while it sends', async () => {
    figures = [failed];
    await worker().watch.look();
    const ending = new AbortController();
    answer = async () => {
      ending.abort();
      throw new Error('aborted');
    };
    await worker().postman.deliverDue(ending.signal);
    expect(await worker().outbox.undelivered()).toMatchObject({ count: 1, tries: 0 });
  });

  it('ends after a week, so that a receiver that comes back hears no old stories', async () => {
    figures = [failed];
    answer = () => Promise.reject(errors.unavailable('alerts.receiver_refused', 'No.'));
    await round();
    await round(7 * 86_400 + 1);
    expect(await worker().outbox.undelivered()).toMatchObject({ count: 0 });
  });

  it('is written down for nobody when no receiver is named', async () => {
    figures = [failed];
    channel.isConfigured = false;
    await round();
    channel.isConfigured = true;
    await round();
    expect(received).toEqual([]);
    expect(await worker().desk.list(workspaceId)).toHaveLength(1);
  });

  it('forgets a workspace that is deleted', async () => {
    figures = [failed];
    await worker().watch.look();
    await worker().book.empty(workspaceId);
    figures = [];
    await round(200);
    expect(received).toEqual([]);
  });
});
