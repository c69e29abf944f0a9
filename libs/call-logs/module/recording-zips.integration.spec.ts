import { newId } from '@voicekeep/shared/kernel';
import type { Workspace } from '@voicekeep/shared/contracts';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('choosing recordings for a zip', () => {
  let host: CallLogsHost;
  let ws: string;
  const post = (body: object, actor = `member@${ws}`) =>
    host.call('POST', `/workspaces/${ws}/recordings/download`, body, actor);
  const ordered = () => host.downloads.orders.at(-1);

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(async () => {
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
  });

  it('takes recordings by their ids, each once', async () => {
    const id = newId();
    const answer = await post({ ids: [id, id.toUpperCase()] });
    expect(answer).toMatchObject({ status: 200, body: { recordings: 1, url: 'https://here.example/zip' } });
    expect(ordered()).toMatchObject({ ids: [id], order: { chosenBy: 'ids', actor: { id: 'u1' } } });
  });

  it('takes calls that are on the list, and no other', async () => {
    const ids = [
      (await host.callLogs.record(ws, callFacts(1)))!,
      (await host.callLogs.record(ws, callFacts(2)))!,
    ];
    expect((await post({ callLogIds: ids })).status).toBe(200);
    expect(ordered()).toMatchObject({ ids, order: { chosenBy: 'callLogIds' } });
    await host.call('POST', `/workspaces/${ws}/call-logs/delete?undoSeconds=900`, { ids: [ids[0]] });
    expect(await post({ callLogIds: ids })).toMatchObject({
      status: 404,
      body: { code: 'call_log.not_found' },
    });
  });

  it('takes all calls of a filter, over many pages, and those whose notes say so', async () => {
    const total = 1_050;
    await host.writeCalls(
      ws,
      Array.from({ length: total }, (_, n) =>
        callFacts(n, { from: n % 2 ? '+12125550123' : '+14155550100' }),
      ),
    );
    expect((await post({ filter: {} })).status).toBe(200);
    expect(new Set(ordered()?.ids).size).toBe(total);
    expect((await post({ filter: { number: '+12125550123', kind: 'voicemail' } })).status).toBe(200);
    expect(ordered()).toMatchObject({
      target: { kind: 'voicemail' },
      order: { chosenBy: 'filter numbers kind' },
    });
    expect((await post({ filter: { areaCode: '212' } })).status).toBe(200);
    expect(ordered()?.ids).toHaveLength(total / 2);
    const [id] = ordered()?.ids ?? [];
    await host.call('PATCH', `/workspaces/${ws}/call-logs/${id}`, { notes: 'Refund, please' });
    expect((await post({ filter: { from: '2026-01-31T00:00:00Z', notes: 'REFUND' } })).status).toBe(200);
    expect(ordered()?.ids).toEqual([id]);
  });

  it('asks for one way of choosing, the right, and sense', async () => {
    for (const body of [{}, { ids: [], callLogIds: [] }, { ids: [], filter: {} }])
      expect(await post(body)).toMatchObject({ status: 422, body: { code: 'recording.download_target' } });
    expect(await post({ ids: Array.from({ length: 5_001 }, newId) })).toMatchObject({
      status: 422,
      body: { code: 'recording.download_limit' },
    });
    expect(await post({ ids: ['1 OR 1=1'] })).toMatchObject({ status: 400 });
    expect(await post({ filter: { number: '555' } })).toMatchObject({ status: 422 });
    expect(await post({ ids: [newId()] }, 'member@other')).toMatchObject({ status: 404 });
    expect(await post({ ids: [newId()] }, '')).toMatchObject({ status: 401 });
  });
});
