import type { CallLog, Page, Workspace } from '@voicekeep/shared/contracts';
import { CallLogBook } from '@voicekeep/call-logs/domain';
import { rowsRead } from '@voicekeep/shared/testing';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('the call list', () => {
  let host: CallLogsHost;
  let ws: string;
  const list = async (query = '', actor?: string) =>
    host.call<Page<CallLog>>('GET', `/workspaces/${ws}/call-logs${query}`, undefined, actor);

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(async () => {
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
  });

  it('shows the newest first, page by page, each once, while calls keep coming', async () => {
    for (let n = 0; n < 7; n += 1)
      await host.callLogs.record(ws, callFacts(n, n > 3 ? { startedAt: callFacts(3).startedAt } : {}));
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await list(`?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor;
      await host.callLogs.record(ws, callFacts(100 + seen.length));
    }
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  it('reads a page from the middle without walking to it', async () => {
    const calls = 2000;
    await host.writeCalls(
      ws,
      Array.from({ length: calls }, (_, n) => callFacts(n)),
    );
    const { nextCursor } = (
      await list(`?limit=1&to=${new Date(Date.UTC(2026, 1, 1, 0, calls / 2)).toISOString()}`)
    ).body;
    await host.database.query('ANALYZE TABLE vk_call_logs');
    const book = host.app.get(CallLogBook);
    const read = await host.database.run(() =>
      rowsRead(
        (sql) => host.database.query(sql),
        () => book.page(ws, {}, { limit: 20, cursor: nextCursor! }),
      ),
    );
    expect(read).toBeLessThan(100);
  });

  it('carries what Twilio charged, and asks again until it was rated', async () => {
    await host.callLogs.record(ws, callFacts(1));
    const since = callFacts(0).startedAt!;
    expect(await host.callLogs.unfinished(ws, since, 10)).toHaveLength(1);
    await host.callLogs.record(ws, callFacts(1, { price: 0.0085, priceUnit: 'USD' }));
    expect((await list()).body.items).toMatchObject([{ price: 0.0085, priceUnit: 'USD' }]);
    expect(await host.callLogs.unfinished(ws, since, 10)).toEqual([]);
    await host.callLogs.record(ws, callFacts(1));
    expect((await list()).body.items).toMatchObject([{ price: 0.0085 }]);
  });

  it('carries what is known of a call and its recordings', async () => {
    const id = (await host.callLogs.record(ws, callFacts(1, { callerName: 'Ann Lee' })))!;
    const recording = { id: 'r', kind: 'call' as const, state: 'stored' as const, durationSeconds: 61 };
    host.recordings.summariesOf.set(id, [recording]);
    const expected = {
      id,
      from: '+14155550100',
      to: '+14155550199',
      callerName: 'Ann Lee',
      direction: 'inbound',
      startedAt: '2026-02-01T00:01:00.000Z',
      durationSeconds: 61,
      status: 'completed',
      notes: null,
      tags: [],
      campaignId: null,
      recordings: [recording],
    };
    expect((await list()).body.items).toMatchObject([expected]);
    expect((await host.call('GET', `/workspaces/${ws}/call-logs/${id}`)).body).toMatchObject(expected);
  });

  it('keeps no number and no name readable in the database', async () => {
    await host.callLogs.record(ws, callFacts(1, { callerName: 'Ann Lee' }));
    await host.call('POST', `/workspaces/${ws}/campaigns`, {
      name: 'Spring',
      trackingNumber: '+1 415 555 0142',
    });
    for (const table of ['vk_call_logs', 'vk_campaigns']) {
      const rows = JSON.stringify(await host.database.query(`SELECT * FROM ${table}`));
      expect(rows).not.toMatch(/4155550|Ann Lee/);
    }
  });

  it('writes nothing when what it hears is known, and mends a cell that was moved', async () => {
    await host.callLogs.record(ws, callFacts(1, { callerName: 'Ann Lee' }));
    await host.callLogs.record(ws, callFacts(2, { callerName: 'Bob Ray' }));
    const cells = (): Promise<{ name: string }[]> =>
      host.database.query(
        'SELECT caller_name AS name FROM vk_call_logs WHERE workspace_id = ? ORDER BY call_sid',
        [ws],
      );
    const before = await cells();
    await host.callLogs.record(ws, callFacts(1, { callerName: 'Ann Lee' }));
    expect(await cells()).toEqual(before);
    await host.database.query(
      'UPDATE vk_call_logs SET caller_name = ? WHERE workspace_id = ? AND call_sid = ?',
      [before[1]?.name, ws, callFacts(1).callSid],
    );
    await host.callLogs.record(ws, callFacts(1, { callerName: 'Ann Lee' }));
    const { items } = (await list()).body;
    expect(items.map(({ callerName }) => callerName).sort()).toEqual(['Ann Lee', 'Bob Ray']);
  });

  it('is one row per call, however often and in whatever order news arrives', async () => {
    const news = [
      callFacts(1, { status: 'ringing', durationSeconds: null, from: null }),
      callFacts(1),
      callFacts(1, { status: 'in-progress', durationSeconds: 0 }),
    ];
    const ids = await Promise.all([...news, ...news].map((facts) => host.callLogs.record(ws, facts)));
    expect(new Set(ids).size).toBe(1);
    await host.callLogs.record(ws, callFacts(1));
    const { body } = await list();
    expect(body.items).toMatchObject([{ status: 'completed', durationSeconds: 61, from: '+14155550100' }]);
  });

  it('takes in a call known by its SID alone, and its facts later', async () => {
    const { callSid } = callFacts(5);
    const first = await host.callLogs.ensure(ws, callSid, null);
    expect(first).toMatchObject({ complete: false });
    expect(await host.callLogs.numbers(ws, first!.id)).toBeNull();
    await host.callLogs.record(ws, callFacts(5));
    expect(await host.callLogs.ensure(ws, callSid, null)).toEqual({ id: first!.id, complete: true });
    expect(await host.callLogs.numbers(ws, first!.id)).toEqual({ from: '+14155550100', to: '+14155550199' });
  });

  describe('filtered', () => {
    beforeEach(async () => {
      await host.callLogs.record(ws, callFacts(1));
      await host.callLogs.record(ws, callFacts(2, { from: '+442079460018', answeredBy: 'stored' }));
      await host.callLogs.record(ws, callFacts(3, { to: '+442079460018', direction: 'outbound' }));
      await host.callLogs.record(ws, callFacts(4, { from: 'sip:desk@example.com', answeredBy: 'voicemail' }));
    });

    it.each([
      ['number=%2B442079460018', [3, 2]],
      ['number=+44 20 7946 0018', [3, 2]],
      ['direction=outbound', [3]],
      ['from=2026-02-01T00:02:00Z&to=2026-02-01T00:04:00Z', [3, 2]],
      ['from=2026-02-01T02:04:00%2B02:00', [4]],
      ['recordingState=stored', [2]],
      ['kind=voicemail', [4]],
      ['campaignId=01990000-0000-7000-8000-000000000000', []],
    ])('by %s', async (query, minutes) => {
      const { body } = await list(`?${query}`);
      expect(body.items.map((item) => new Date(item.startedAt!).getUTCMinutes())).toEqual(minutes);
    });

    it.each([
      ['number=555', 422, 'request.phone_format'],
      ['number=%25', 422, 'request.phone_format'],
      [`number=${'9'.repeat(10_000)}`, 422, 'request.phone_format'],
      ['from=2026-02-31T00:00:00Z', 422, 'request.date_format'],
      ['from=2026-02-01', 422, 'request.date_format'],
      ['from=2026-03-01T00:00:00Z&to=2026-02-01T00:00:00Z', 422, 'request.date_range'],
      ['campaignId=1', 400, 'request.id_format'],
      ['limit=0', 400, 'request.limit_range'],
      ['limit=1000000000', 400, 'request.limit_range'],
      ['sort=password', 400, 'request.sort_unknown'],
      ['role=admin', 400, 'request.field_unknown'],
      ['cursor=nonsense', 400, 'request.cursor_format'],
      ['recordingState=lost-and-found', 422, 'request.recordingState_unknown'],
    ])('refuses %s', async (query, status, code) => {
      expect(await list(`?${query}`)).toMatchObject({ status, body: { code } });
    });
  });

  describe('of another workspace', () => {
    it('answers like one that does not exist', async () => {
      const id = (await host.callLogs.record(ws, callFacts(1)))!;
      const other = (await host.call('POST', '/workspaces', { name: 'Other' })).body.id;
      const actor = `admin@${other}`;
      const foreign = await host.call('GET', `/workspaces/${ws}/call-logs/${id}`, undefined, actor);
      expect(foreign).toMatchObject({ status: 404, body: { code: 'workspace.not_found' } });
      const strange = await host.call('GET', `/workspaces/${other}/call-logs/${id}`, undefined, actor);
      expect(strange).toMatchObject({ status: 404, body: { code: 'call_log.not_found' } });
      expect(
        (await host.call('DELETE', `/workspaces/${other}/call-logs/${id}`, undefined, actor)).status,
      ).toBe(404);
      expect((await list('', actor)).status).toBe(404);
    });

    it.each(['1 OR 1=1', '%00', '-1', '9'.repeat(300)])('refuses the id %p', async (id) => {
      const answer = await host.call('GET', `/workspaces/${ws}/call-logs/${encodeURIComponent(id)}`);
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.id_format' } });
    });
  });

  describe('by campaign', () => {
    const add = (trackingNumber: string) =>
      host.call('POST', `/workspaces/${ws}/campaigns`, { name: 'Spring <img onerror=x>', trackingNumber });

    it('takes in calls to the tracking number, before and after', async () => {
      await host.callLogs.record(ws, callFacts(1));
      const campaign = await add('+1 (415) 555-0199');
      expect(campaign).toMatchObject({
        status: 201,
        body: { trackingNumber: '+14155550199', name: 'Spring <img onerror=x>' },
      });
      await host.callLogs.record(ws, callFacts(2));
      await host.callLogs.record(ws, callFacts(3, { to: '+14155550177' }));
      expect((await list(`?campaignId=${campaign.body.id}`)).body.items).toHaveLength(2);
      expect(host.audit.entries.at(-1)).toMatchObject({ action: 'campaign.created', workspaceId: ws });
    });

    it('lets go of its calls when it is deleted', async () => {
      const { id } = (await add('+14155550199')).body;
      await host.callLogs.record(ws, callFacts(1));
      expect((await host.call('DELETE', `/workspaces/${ws}/campaigns/${id}`)).status).toBe(204);
      expect((await list()).body.items).toMatchObject([{ campaignId: null }]);
      expect((await host.call('GET', `/workspaces/${ws}/campaigns/${id}`)).status).toBe(404);
    });

    it('has a tracking number of its own', async () => {
      await add('+14155550199');
      expect(await add('+14155550199')).toMatchObject({
        status: 409,
        body: { code: 'campaign.tracking_number_in_use' },
      });
      expect(await add('555')).toMatchObject({ status: 422, body: { code: 'campaign.phone_format' } });
    });

    it('can be renamed and lose its number', async () => {
      const { id } = (await add('+14155550199')).body;
      const path = `/workspaces/${ws}/campaigns/${id}`;
      expect((await host.call('PATCH', path, { name: 'Autumn' })).body).toMatchObject({
        name: 'Autumn',
        trackingNumber: '+14155550199',
      });
      expect((await host.call('PATCH', path, { trackingNumber: null })).body).toMatchObject({
        trackingNumber: null,
      });
      expect((await host.call('GET', `/workspaces/${ws}/campaigns`)).body.items).toHaveLength(1);
      expect((await host.call('PATCH', path, { name: 'x' }, `member@${ws}`)).status).toBe(403);
    });
  });
});
