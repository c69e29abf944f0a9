import type { CallLog, TwoWayPage, Workspace } from '@voicekeep/shared/contracts';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('searching the call list', () => {
  let host: CallLogsHost;
  let ws: string;
  const list = (query = '') => host.call<TwoWayPage<CallLog>>('GET', `/workspaces/${ws}/call-logs${query}`);
  const minutes = async (query: string): Promise<number[]> =>
    (await list(query)).body.items.map((item) => new Date(item.startedAt!).getUTCMinutes());
  const write = (id: string, notes: string | null, actor?: string) =>
    host.call('PATCH', `/workspaces/${ws}/call-logs/${id}`, { notes }, actor);

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(async () => {
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
  });

  describe('by number', () => {
    beforeEach(async () => {
      await host.callLogs.record(ws, callFacts(1, { from: '+14155550100', to: '+12125559999' }));
      await host.callLogs.record(ws, callFacts(2, { from: '+12125559999', to: '+13105550100' }));
      await host.callLogs.record(ws, callFacts(3, { from: '+442079460018', to: '+14155550100' }));
      await host.callLogs.record(ws, callFacts(4, { from: '+14155550100', to: '+14155550101' }));
      await host.callLogs.record(ws, callFacts(5, { from: 'anonymous', to: null }));
    });

    it.each([
      ['number=%2B14155550100', [4, 3, 1]],
      ['number=0100', [4, 3, 2, 1]],
      ['number=555-0100', [4, 3, 2, 1]],
      ['number=5559999', [2, 1]],
      ['number=٠٠١٨', [3]],
      ['areaCode=415', [4, 3, 1]],
      ['areaCode=020', [3]],
      ['areaCode=212&number=0100', [2, 1]],
      ['number=0100&limit=2', [4, 3]],
      ['number=0100&direction=outbound', []],
      ['number=0100&from=2026-02-01T00:02:00Z&to=2026-02-01T00:04:00Z', [3, 2]],
    ])('finds %s', async (query, found) => expect(await minutes(`?${query}`)).toEqual(found));

    it('turns the pages of what it found, each call once', async () => {
      const first = (await list('?number=0100&limit=3')).body;
      const second = (await list(`?number=0100&limit=3&cursor=${first.nextCursor}`)).body;
      expect([...first.items, ...second.items]).toHaveLength(4);
      expect(second.nextCursor).toBeNull();
    });

    it('follows a call whose number turns out to be another', async () => {
      await host.callLogs.record(ws, callFacts(1, { from: '+16465550777', to: '+12125559999' }));
      expect(await minutes('?number=0777')).toEqual([1]);
      expect(await minutes('?areaCode=646')).toEqual([1]);
      expect(await minutes('?number=%2B14155550100')).toEqual([4, 3]);
    });

    it('finds calls from before there was such a search once the pass went over them', async () => {
      await host.database.query(
        `UPDATE vk_call_logs SET from_last4 = NULL, to_last4 = NULL, from_area = NULL, to_area = NULL,
         from_index = NULL WHERE workspace_id = ?`,
        [ws],
      );
      await host.database.query(
        "INSERT INTO vk_call_log_passes (workspace_id, name, after_id) VALUES (?, 'number-search', '')",
        [ws],
      );
      expect(await minutes('?number=0100')).toEqual([]);
      while (await host.numberSearch.advance());
      expect(await minutes('?number=0100')).toEqual([4, 3, 2, 1]);
      expect(await minutes('?areaCode=20')).toEqual([3]);
      expect(await minutes('?number=%2B14155550100')).toEqual([4, 3, 1]);
    });

    it('keeps the indexes of two workspaces apart', async () => {
      const other = (await host.call<Workspace>('POST', '/workspaces', { name: 'Other' })).body.id;
      await host.callLogs.record(other, callFacts(1, { from: '+14155550100' }));
      const rows = await host.database.query<unknown[]>(
        'SELECT DISTINCT from_last4 AS x FROM vk_call_logs WHERE listed_at = ?',
        [callFacts(1).startedAt],
      );
      expect(rows.length).toBeGreaterThan(1);
    });
  });

  it('by how long they lasted', async () => {
    for (let n = 0; n < 5; n += 1) await host.callLogs.record(ws, callFacts(n));
    expect(await minutes('?minDurationSeconds=61&maxDurationSeconds=63')).toEqual([3, 2, 1]);
  });

  it('goes back page by page the way it came', async () => {
    for (let n = 0; n < 7; n += 1)
      await host.callLogs.record(ws, callFacts(n, n > 3 ? { startedAt: callFacts(3).startedAt } : {}));
    const there: string[][] = [];
    let page = (await list('?limit=3')).body;
    expect(page.previousCursor).toBeNull();
    there.push(page.items.map(({ id }) => id));
    while (page.nextCursor !== null) {
      page = (await list(`?limit=3&cursor=${page.nextCursor}`)).body;
      there.push(page.items.map(({ id }) => id));
    }
    expect(there.map((ids) => ids.length)).toEqual([3, 3, 1]);
    const back: string[][] = [];
    while (page.previousCursor !== null) {
      page = (await list(`?limit=3&cursor=${page.previousCursor}`)).body;
      back.push(page.items.map(({ id }) => id));
    }
    expect(back).toEqual(there.slice(0, -1).reverse());
    expect((await list(`?limit=3&cursor=${page.nextCursor}`)).body.items.map(({ id }) => id)).toEqual(
      there[1],
    );
  });

  describe('in notes', () => {
    const ids: string[] = [];
    beforeEach(async () => {
      ids.length = 0;
      for (let n = 0; n < 4; n += 1) ids.push((await host.callLogs.record(ws, callFacts(n)))!);
      await write(ids[0]!, 'Wants a REFUND of 100% by Friday');
      await write(ids[1]!, 'Müller called about the refund_form');
      await write(ids[3]!, 'O\'Brien: "wrong number"');
    });

    it.each([
      ['refund', [1, 0]],
      ['MÜLLER', [1]],
      ['100%', [0]],
      ['refund_', [1]],
      ["o'brien", [3]],
      ['%', [0]],
      ['nobody', []],
    ])('for %s', async (words, found) => {
      const query = `?from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z&notes=${encodeURIComponent(words)}`;
      expect(await minutes(query)).toEqual(found);
    });

    it('goes on from page to page', async () => {
      const query = '?from=2026-02-01T00:00:00Z&to=2026-02-02T00:00:00Z&notes=refund&limit=1';
      const first = (await list(query)).body;
      const second = (await list(`${query}&cursor=${first.nextCursor}`)).body;
      expect([first.items[0]?.id, second.items[0]?.id]).toEqual([ids[1], ids[0]]);
      expect(second.nextCursor).toBeNull();
    });

    it('keeps them sealed, and on record only that they were written', async () => {
      const rows = JSON.stringify(await host.database.query('SELECT * FROM vk_call_logs'));
      expect(rows).not.toMatch(/refund|Brien/i);
      expect(host.audit.entries.at(-1)).toMatchObject({
        action: 'call_log.notes_changed',
        resource: { type: 'call_log', id: ids[3] },
      });
      expect(JSON.stringify(host.audit.entries)).not.toMatch(/Brien/);
    });

    it('takes them away again, and lets only who may write', async () => {
      expect((await write(ids[0]!, null)).body.notes).toBeNull();
      expect((await write(ids[0]!, '  ')).status).toBe(200);
      expect((await write(ids[0]!, 'x', `member@${ws}`)).status).toBe(403);
      expect(await write('01990000-0000-7000-8000-000000000000', 'x')).toMatchObject({
        status: 404,
        body: { code: 'call_log.not_found' },
      });
      expect(await write(ids[0]!, 'x'.repeat(4001))).toMatchObject({
        status: 422,
        body: { code: 'call_log.notes_length' },
      });
    });

    it('never decides what is deleted', async () => {
      const filter = { from: '2026-02-01T00:00:00Z', to: '2026-02-02T00:00:00Z', notes: 'refund' };
      expect(await host.call('POST', `/workspaces/${ws}/call-logs/delete`, { filter })).toMatchObject({
        status: 422,
        body: { code: 'call_log.deletion_by_notes' },
      });
      expect((await list()).body.items).toHaveLength(4);
    });
  });

  const cursor = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

  it.each([
    ['areaCode=4%25', 422, 'request.area_code_format'],
    ['areaCode=0', 422, 'request.area_code_format'],
    ['number=12345', 422, 'request.phone_format'],
    ['number=____', 422, 'request.phone_format'],
    ['minDurationSeconds=-1', 422, 'request.duration_range'],
    ['minDurationSeconds=1e3', 422, 'request.duration_range'],
    ['minDurationSeconds=', 422, 'request.duration_range'],
    ['minDurationSeconds=9&maxDurationSeconds=8', 422, 'request.duration_range'],
    ['notes=x', 422, 'request.notes_range'],
    ['notes=%20&from=2026-02-01T00:00:00Z', 422, 'request.text_length'],
    [`notes=${'x'.repeat(10_000)}`, 422, 'request.text_length'],
    ['notes=x&from=2020-02-01T00:00:00Z', 422, 'request.notes_range'],
    [`cursor=${cursor('older', 'x', 'y')}`, 400, 'request.cursor_format'],
    [
      `cursor=${cursor('older', 1e300, '01990000-0000-7000-8000-000000000000')}`,
      400,
      'request.cursor_format',
    ],
    [`cursor=${cursor('sideways', 1, '01990000-0000-7000-8000-000000000000')}`, 400, 'request.cursor_format'],
    ['number=0100&number=0200', 422, 'request.phone_format'],
  ])('refuses %s', async (query, status, code) => {
    expect(await list(`?${query}`)).toMatchObject({ status, body: { code } });
  });
});
