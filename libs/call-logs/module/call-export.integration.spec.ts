import type { Workspace } from '@voicekeep/shared/contracts';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('the export of call logs', () => {
  let host: CallLogsHost;
  let ws: string;
  const get = (query = '', actor = `admin@${ws}`) =>
    fetch(`${host.base}/api/v1/workspaces/${ws}/call-logs/export${query}`, {
      headers: { 'x-actor': actor },
      signal: AbortSignal.timeout(20_000),
    });
  const lines = async (query = '') => (await (await get(query)).text()).trimEnd().split('\r\n');
  const lastAudit = () => host.audit.entries.at(-1);

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(async () => {
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
  });

  it('names its columns and harms no spreadsheet', async () => {
    const callerName = '=HYPERLINK("https://evil.example","Ann")';
    const id = (await host.callLogs.record(
      ws,
      callFacts(1, { callerName, price: 0.0085, priceUnit: 'USD' }),
    ))!;
    const recording = { id: 'r1', kind: 'call' as const, state: 'stored' as const, durationSeconds: 61 };
    host.recordings.summariesOf.set(id, [recording]);
    const response = await get();
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toBe(
      'id,call_sid,started_at,direction,from,to,duration_seconds,status,answered_by,caller_name,notes,' +
        `campaign_id,recording_ids,recording_states,tags,price,price_unit\r\n${id},${callFacts(1).callSid},2026-02-01T00:01:00.000Z,` +
        `inbound,'+14155550100,'+14155550199,61,completed,,"'=HYPERLINK(""https://evil.example"",""Ann"")",` +
        ',,r1,stored,,0.0085,USD\r\n',
    );
  });

  it('holds every call once over many pages, newest first, whatever the filter', async () => {
    const total = 1_150;
    const numbers = ['+14155550100', '+12125550123'];
    const calls = Array.from({ length: total }, (_, n) => callFacts(n, { from: numbers[n % 2] }));
    await host.writeCalls(ws, calls);
    const all = await lines();
    expect(all).toHaveLength(total + 1);
    expect(new Set(all).size).toBe(total + 1);
    const times = all.slice(1).map((line) => line.split(',')[2] ?? '');
    expect(times).toEqual([...times].sort().reverse());
    expect(await lines('?number=0123')).toHaveLength(total / 2 + 1);
    expect(await lines('?areaCode=212&minDurationSeconds=100')).toHaveLength(556);
    expect(await lines('?from=2030-01-01T00:00:00Z')).toHaveLength(1);
  });

  it('looks into notes', async () => {
    const id = (await host.callLogs.record(ws, callFacts(1)))!;
    await host.callLogs.record(ws, callFacts(2));
    await host.call('PATCH', `/workspaces/${ws}/call-logs/${id}`, { notes: 'Refund, please' });
    const found = await lines('?from=2026-01-31T00:00:00Z&notes=refund');
    expect(found).toHaveLength(2);
    expect(found[1]).toContain('"Refund, please"');
  });

  it('is on record before it starts and when it ends, with names of filters but no value', async () => {
    await host.callLogs.record(ws, callFacts(1));
    const response = await get('?number=%2B14155550100');
    const started = host.audit.entries.find(
      ({ action, workspaceId }) => action === 'call_log.export_started' && workspaceId === ws,
    );
    expect(started).toMatchObject({ outcome: 'ok', details: { filters: 'numbers' } });
    await response.text();
    expect(lastAudit()).toMatchObject({
      action: 'call_log.exported',
      workspaceId: ws,
      details: { count: 1, complete: true },
    });
    expect(JSON.stringify(host.audit.entries)).not.toContain('4155550100');
  });

  it('breaks off, and does not end, when the database fails under way', async () => {
    await host.callLogs.record(ws, callFacts(1));
    await host.database.query("UPDATE vk_call_logs SET notes = '1.nobody.AAAA' WHERE workspace_id = ?", [ws]);
    const response = await get();
    await expect(response.text()).rejects.toThrow();
    expect(lastAudit()).toMatchObject({ action: 'call_log.exported', details: { complete: false } });
  });

  it('asks for the right and for sense', async () => {
    expect((await get('', 'member@other')).status).toBe(404);
    expect((await get('', '')).status).toBe(401);
    expect((await get('?number=555')).status).toBe(422);
    expect((await get('?limit=5')).status).toBe(400);
    const ghost = await fetch(
      `${host.base}/api/v1/workspaces/01990000-0000-7000-8000-000000000000/call-logs/export`,
      { headers: { 'x-actor': 'admin@*' } },
    );
    expect(ghost.status).toBe(404);
  });
});
