import type { Workspace } from '@voicekeep/shared/contracts';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('workspaces', () => {
  let host: CallLogsHost;
  const create = async (name: string): Promise<string> =>
    (await host.call<Workspace>('POST', '/workspaces', { name })).body.id;

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());

  it('are made by who may, and that is on record', async () => {
    const made = await host.call('POST', '/workspaces', { name: '  Clinic  ' });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'Clinic', createdAt: '2026-03-01T12:00:00.000Z' },
    });
    expect(host.audit.entries.at(-1)).toMatchObject({
      action: 'workspace.created',
      workspaceId: made.body.id,
    });
    expect((await host.call('POST', '/workspaces', { name: 'x' }, `admin@${made.body.id}`)).status).toBe(403);
  });

  it.each([
    [{}, 422, 'workspace.name_required'],
    [{ name: ' ' }, 422, 'workspace.name_required'],
    [{ name: 'x'.repeat(121) }, 422, 'workspace.name_length'],
    [{ name: 'x', id: 'y' }, 400, 'request.field_unknown'],
  ])('refuse %j', async (body, status, code) => {
    expect(await host.call('POST', '/workspaces', body)).toMatchObject({ status, body: { code } });
  });

  it('are listed to those who may read them, page by page', async () => {
    const [one] = [await create('One'), await create('Two'), await create('Three')];
    const mine = await host.call('GET', '/workspaces', undefined, `member@${one}`);
    expect(mine.body).toEqual({ items: [expect.objectContaining({ id: one })], nextCursor: null });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: { body: { items: { id: string }[]; nextCursor: string | null } } = await host.call(
        'GET',
        `/workspaces?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      seen.push(...body.items.map((item) => item.id));
      cursor = body.nextCursor;
    } while (cursor);
    const [counted] = await host.database.query<{ n: number }[]>('SELECT COUNT(*) AS n FROM vk_workspaces');
    expect(seen).toHaveLength(Number(counted?.n));
    expect(new Set(seen).size).toBe(seen.length);
    expect((await host.call('GET', '/workspaces', undefined, '')).status).toBe(401);
  });

  it('are renamed by their admins only', async () => {
    const id = await create('Old');
    expect((await host.call('PATCH', `/workspaces/${id}`, { name: 'New' }, `admin@${id}`)).body.name).toBe(
      'New',
    );
    expect((await host.call('PATCH', `/workspaces/${id}`, { name: 'x' }, `member@${id}`)).status).toBe(403);
    expect((await host.call('GET', `/workspaces/${id}`)).body.name).toBe('New');
  });

  it('vanish at once and go for good when nothing of them waits, the data key with them', async () => {
    const id = await create('Going');
    const logId = (await host.callLogs.record(id, callFacts(1)))!;
    await host.call('POST', `/workspaces/${id}/campaigns`, { name: 'c', trackingNumber: '+14155550142' });
    host.recordings.settled = false;

    const deletion = await host.call('DELETE', `/workspaces/${id}`);
    expect(deletion).toMatchObject({
      status: 202,
      body: { kind: 'workspace-deletion', state: 'running', total: 1 },
    });
    expect((await host.call('GET', `/workspaces/${id}`)).status).toBe(404);
    expect((await host.call('GET', `/workspaces/${id}/call-logs`)).status).toBe(404);
    expect(await host.callLogs.record(id, callFacts(2))).toBeNull();
    expect((await host.call('DELETE', `/workspaces/${id}`)).body.id).toBe(deletion.body.id);

    await host.workspaceDeletion.advance();
    expect(await host.callLogs.numbers(id, logId)).not.toBeNull();

    host.recordings.settled = true;
    await host.workspaceDeletion.advance();
    const [left] = await host.database.query<{ n: number }[]>(
      `SELECT (SELECT COUNT(*) FROM vk_call_logs WHERE workspace_id = ?) +
              (SELECT COUNT(*) FROM vk_campaigns WHERE workspace_id = ?) +
              (SELECT COUNT(*) FROM vk_workspaces WHERE id = ?) +
              (SELECT COUNT(*) FROM vk_data_keys WHERE workspace_id = ?) AS n`,
      [id, id, id, id],
    );
    expect(Number(left?.n)).toBe(0);
    expect(host.rooms.emptied).toContain(id);
    const done = await host.call('GET', `/jobs/${deletion.body.id}`, undefined, `admin@${id}`);
    expect(done.body).toMatchObject({ state: 'completed', total: 1, done: 1 });
    expect((await host.call('DELETE', `/workspaces/${id}`)).status).toBe(404);
  });
});
