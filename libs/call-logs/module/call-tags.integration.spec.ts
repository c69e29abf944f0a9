import type { CallLog, Job, Page, Workspace } from '@voicekeep/shared/contracts';
import { CellCipher, keyIdOfCell } from '@voicekeep/shared/crypto';
import { newId } from '@voicekeep/shared/kernel';
import { Reencryption } from '@voicekeep/shared/persistence';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('the tags of a call', () => {
  let host: CallLogsHost;
  let ws: string;
  let ids: string[];
  const path = (rest = '') => `/workspaces/${ws}/call-logs${rest}`;
  const write = (id: string | undefined, change: object, actor?: string) =>
    host.call<CallLog>('PATCH', path(`/${id}`), change, actor);
  const tagged = (tag: string, more = '') =>
    host.call<Page<CallLog>>('GET', path(`?tag=${encodeURIComponent(tag)}${more}`));
  const found = async (tag: string): Promise<string[]> => (await tagged(tag)).body.items.map(({ id }) => id);
  const indexRows = (): Promise<{ call_log_id: string; tag_index: string }[]> =>
    host.database.query('SELECT * FROM vk_call_log_tags WHERE workspace_id = ?', [ws]);

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(async () => {
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
    ids = [];
    for (let n = 0; n < 3; n += 1) ids.push((await host.callLogs.record(ws, callFacts(n)))!);
  });

  it('stand in every answer, and notes stay as they are', async () => {
    await write(ids[0], { notes: 'Wants a refund' });
    const written = await write(ids[0], { tags: [' Refund ', 'VIP', 'vip'] });
    expect(written).toMatchObject({
      status: 200,
      body: { tags: ['Refund', 'VIP'], notes: 'Wants a refund' },
    });
    expect((await host.call<CallLog>('GET', path(`/${ids[0]}`))).body.tags).toEqual(['Refund', 'VIP']);
    const list = (await host.call<Page<CallLog>>('GET', path())).body.items;
    expect(list.map(({ tags }) => tags)).toEqual([[], [], ['Refund', 'VIP']]);
    expect((await write(ids[0], { notes: null })).body).toMatchObject({
      notes: null,
      tags: ['Refund', 'VIP'],
    });
  });

  it('find their calls exactly, in capitals or not and however composed', async () => {
    await write(ids[0], { tags: ['Rückruf', 'VIP'] });
    await write(ids[2], { tags: ['vip'] });
    expect(await found('vip')).toEqual([ids[2], ids[0]]);
    expect(await found(' RÜCKRUF'.normalize('NFD'))).toEqual([ids[0]]);
    expect(await found('rück')).toEqual([]);
    expect(await found('%')).toEqual([]);
    const first = (await tagged('VIP', '&limit=1')).body;
    expect(first.items.map(({ id }) => id)).toEqual([ids[2]]);
    const second = (await tagged('VIP', `&limit=1&cursor=${first.nextCursor}`)).body;
    expect(second).toMatchObject({ items: [{ id: ids[0] }], nextCursor: null });
    expect((await tagged('VIP', '&number=0100&direction=inbound')).body.items).toHaveLength(2);
  });

  it('find nothing any more once they are replaced or taken away', async () => {
    await write(ids[0], { tags: ['Refund', 'VIP'] });
    await write(ids[0], { tags: ['VIP'] });
    expect([await found('Refund'), await found('VIP')]).toEqual([[], [ids[0]]]);
    expect((await write(ids[0], { tags: null })).body.tags).toEqual([]);
    expect((await write(ids[0], { tags: [] })).status).toBe(200);
    expect(await found('VIP')).toEqual([]);
  });

  it('written by two at once are those of one of them', async () => {
    await Promise.all([
      write(ids[0], { tags: ['a', 'b'] }),
      write(ids[0], { tags: ['c', 'd'] }),
      write(ids[0], { tags: ['e', 'f'] }),
    ]);
    const { tags } = (await host.call<CallLog>('GET', path(`/${ids[0]}`))).body;
    expect(await indexRows()).toHaveLength(2);
    for (const tag of tags) expect(await found(tag)).toEqual([ids[0]]);
  });

  it('choose what is deleted, and go with their call', async () => {
    await write(ids[0], { tags: ['Spam'] });
    await write(ids[1], { tags: ['Spam', 'VIP'] });
    await host.call('DELETE', path(`/${ids[0]}`));
    expect((await indexRows()).map((row) => row.call_log_id)).toEqual([ids[1], ids[1]]);
    const ordered = await host.call<Job>('POST', path('/delete'), { filter: { tag: 'spam' } });
    expect(ordered.body.total).toBe(1);
    await host.remover.runDue();
    expect(await indexRows()).toEqual([]);
    expect((await host.call<Page<CallLog>>('GET', path())).body.items.map(({ id }) => id)).toEqual([ids[2]]);
  });

  it('choose what is exported and stand in a column of it, harming no spreadsheet', async () => {
    await write(ids[0], { tags: ['=cmd()', 'VIP'] });
    const answer = await fetch(`${host.base}/api/v1${path('/export?tag=vip')}`, {
      headers: { 'x-actor': `admin@${ws}` },
      signal: AbortSignal.timeout(20_000),
    });
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/,tags,/);
    expect(lines[1]).toMatch(/,"'=cmd\(\), VIP",/);
    expect(host.audit.entries.at(-2)).toMatchObject({
      ...{ action: 'call_log.export_started', details: { filters: expect.stringMatching(/\btag\b/) } },
    });
  });

  it('are sealed, with an index that no other workspace shares, and on record only that they changed', async () => {
    await write(ids[0], { tags: ['Confidential'] });
    const [here] = await indexRows();
    const rows = JSON.stringify(await host.database.query('SELECT * FROM vk_call_logs'));
    expect(rows + JSON.stringify(await indexRows())).not.toMatch(/Confidential/i);
    expect(host.audit.entries.at(-1)).toMatchObject({ action: 'call_log.tags_changed' });
    expect(JSON.stringify(host.audit.entries)).not.toMatch(/Confidential/i);
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Other' })).body.id;
    const id = (await host.callLogs.record(ws, callFacts(9)))!;
    await write(id, { tags: ['Confidential'] });
    const [there] = await indexRows();
    expect(there!.tag_index).not.toBe(here!.tag_index);
  });

  it('open and are found after everything was sealed anew under new keys', async () => {
    await write(ids[0], { tags: ['VIP'] });
    const keyId = async (): Promise<string | null> => {
      const rows: { tags: string }[] = await host.database.query(
        'SELECT tags FROM vk_call_logs WHERE id = ?',
        [ids[0]],
      );
      return keyIdOfCell(rows[0]?.tags ?? '');
    };
    const before = await keyId();
    const anew = new Reencryption(host.database, host.ring, host.app.get(CellCipher));
    await anew.begin();
    expect(await anew.run(() => undefined)).toMatchObject({ unreadable: 0 });
    expect(await keyId()).not.toBe(before);
    expect((await tagged('vip')).body.items).toMatchObject([{ id: ids[0], tags: ['VIP'] }]);
    await write(ids[1], { tags: ['VIP'] });
    expect(await found('vip')).toEqual([ids[1], ids[0]]);
  });

  it.each([
    [{ tags: 'VIP' }, 422, 'call_log.tags_format'],
    [{ tags: [1] }, 422, 'call_log.tags_format'],
    [{ tags: [''] }, 422, 'call_log.tag_length'],
    [{ tags: ['x'.repeat(41)] }, 422, 'call_log.tag_length'],
    [{ tags: ['a,b'] }, 422, 'call_log.tag_characters'],
    [{ tags: Array.from({ length: 21 }, (_, n) => `${n}`) }, 422, 'call_log.tags_limit'],
    [{}, 422, 'call_log.change_required'],
    [{ tag: 'VIP' }, 400, 'request.field_unknown'],
  ])('are refused as %j', async (change, status, code) => {
    expect(await write(ids[0], change)).toMatchObject({ status, body: { code } });
  });

  it.each([
    ['tag=', 'request.tag_length'],
    [`tag=${'x'.repeat(41)}`, 'request.tag_length'],
    [`tag=${'x'.repeat(10_000)}`, 'request.tag_length'],
    ['tag=a%2Cb', 'request.tag_characters'],
    ['tag=a&tag=b', 'request.tag_length'],
  ])('are not looked for by %s', async (query, code) => {
    expect(await host.call('GET', path(`?${query}`))).toMatchObject({ status: 422, body: { code } });
  });

  it('are for those who may write, on calls there are', async () => {
    expect((await write(ids[0], { tags: ['x'] }, `member@${ws}`)).status).toBe(403);
    expect(await write(newId(), { tags: ['x'] })).toMatchObject({
      ...{ status: 404, body: { code: 'call_log.not_found' } },
    });
    expect(await indexRows()).toEqual([]);
  });
});
