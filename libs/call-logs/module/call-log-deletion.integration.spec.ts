import type { CallLog, Job, Page, Workspace } from '@voicekeep/shared/contracts';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('deleting call logs', () => {
  let host: CallLogsHost;
  let ws: string;
  let ids: string[];
  const path = (rest = '') => `/workspaces/${ws}/call-logs${rest}`;
  const listed = async (): Promise<string[]> =>
    (await host.call<Page<CallLog>>('GET', path())).body.items.map((item) => item.id);
  const hold = (subject: object) =>
    host.call('POST', `/workspaces/${ws}/holds`, { ...subject, reason: 'Doe v. Roe' });
  const job = async (id: string) => (await host.call('GET', `/jobs/${id}`)).body;

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(async () => {
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
    ids = [];
    for (let n = 0; n < 5; n += 1) ids.push((await host.callLogs.record(ws, callFacts(n)))!);
  });

  it('removes one, says so on record, and answers the same the second time', async () => {
    expect((await host.call('DELETE', path(`/${ids[0]}`))).status).toBe(204);
    expect((await host.call('DELETE', path(`/${ids[0]}`))).status).toBe(204);
    expect(await listed()).not.toContain(ids[0]);
    expect(host.recordings.released.filter((id) => id === ids[0])).toHaveLength(1);
    const rows = host.audit.entries.filter((entry) => entry.resource?.id === ids[0]);
    expect(rows).toMatchObject([{ action: 'call_log.deleted', outcome: 'ok', details: { count: 1 } }]);
  });

  it('never lets a deleted call come back', async () => {
    await host.call('DELETE', path(`/${ids[0]}`));
    expect(await host.callLogs.record(ws, callFacts(0))).toBeNull();
    expect(await host.callLogs.ensure(ws, callFacts(0).callSid, null)).toBeNull();
    expect(await listed()).toHaveLength(4);
  });

  it('keeps its word when news of the call arrives at the same moment', async () => {
    await Promise.all([
      ...ids.map((id) => host.call('DELETE', path(`/${id}`))),
      ...ids.flatMap((_, n) => [
        host.callLogs.record(ws, callFacts(n)),
        host.callLogs.record(ws, callFacts(n)),
      ]),
    ]);
    expect(await listed()).toEqual([]);
  });

  it('changes nothing while a call is held', async () => {
    await hold({ callLogId: ids[0] });
    expect(await host.call('DELETE', path(`/${ids[0]}`))).toMatchObject({
      status: 409,
      body: { code: 'call_log.held', hold: { reason: 'Doe v. Roe' } },
    });
    expect(await listed()).toHaveLength(5);
  });

  it('needs the right to delete', async () => {
    expect((await host.call('DELETE', path(`/${ids[0]}`), undefined, `member@${ws}`)).status).toBe(403);
    expect((await host.call<Job>('POST', path('/delete'), { ids }, `member@${ws}`)).status).toBe(403);
    expect((await host.call('DELETE', path(`/${ids[0]}`), undefined, '')).status).toBe(401);
  });

  describe('in bulk', () => {
    it('takes them off the list at once and removes them for good by a job', async () => {
      const ordered = await host.call<Job>('POST', path('/delete'), { ids: [ids[0], ids[1], ids[1]] });
      expect(ordered).toMatchObject({ status: 202, body: { state: 'running', total: 2, done: 0 } });
      expect(await listed()).toHaveLength(3);
      await host.remover.runDue();
      expect(await job(ordered.body.id)).toMatchObject({ state: 'completed', total: 2, done: 2, failed: 0 });
      expect(await host.callLogs.record(ws, callFacts(0))).toBeNull();
      expect((await host.call('DELETE', path(`/${ids[1]}`))).status).toBe(204);
    });

    it('takes what a filter names', async () => {
      const filter = { from: '2026-02-01T00:03:00Z' };
      const ordered = await host.call<Job>('POST', path('/delete'), { filter });
      expect(ordered.body.total).toBe(2);
      expect(await listed()).toHaveLength(3);
    });

    it('waits while it can be undone, and then cannot', async () => {
      const { body } = await host.call<Job>('POST', path('/delete?undoSeconds=900'), { ids });
      await host.remover.runDue();
      expect(await job(body.id)).toMatchObject({ state: 'running', done: 0 });
      expect((await host.call('POST', path(`/delete/${body.id}/undo`))).status).toBe(204);
      expect(await listed()).toHaveLength(5);

      const again = await host.call<Job>('POST', path('/delete?undoSeconds=900'), { ids });
      host.clock.at = new Date(host.clock.at.getTime() + 900_000);
      expect(await host.call('POST', path(`/delete/${again.body.id}/undo`))).toMatchObject({
        status: 409,
        body: { code: 'call_log.undo_too_late' },
      });
      await host.remover.runDue();
      expect(await job(again.body.id)).toMatchObject({ state: 'completed', done: 5 });
    });

    it('is shared by workers without doing anything twice', async () => {
      const before = host.recordings.released.length;
      const { body } = await host.call<Job>('POST', path('/delete'), { filter: {} });
      await Promise.all([host.remover.runDue(), host.remover.runDue(), host.remover.runDue()]);
      await host.remover.runDue();
      expect(await job(body.id)).toMatchObject({ state: 'completed', done: 5 });
      expect(host.recordings.released).toHaveLength(before + 5);
    });

    it('leaves held ones on the list and counts them as failed', async () => {
      await hold({ callLogId: ids[2] });
      const { body } = await host.call<Job>('POST', path('/delete'), { ids });
      await host.remover.runDue();
      expect(await job(body.id)).toMatchObject({ state: 'completed', total: 5, done: 4, failed: 1 });
      expect(await listed()).toEqual([ids[2]]);
    });

    it.each([
      [{}, 422, 'call_log.deletion_target'],
      [{ ids: [], filter: {} }, 422, 'call_log.deletion_target'],
      [{ ids: ['1'] }, 400, 'request.id_format'],
      [
        { ids: Array.from({ length: 10_001 }, () => '01990000-0000-7000-8000-000000000000') },
        422,
        'call_log.deletion_limit',
      ],
      [{ filter: { from: '2026-02-31T00:00:00Z' } }, 422, 'request.date_format'],
      [{ filter: { workspaceId: 'x' } }, 400, 'request.field_unknown'],
    ])('refuses %#', async (body, status, code) => {
      const answer = await host.call<Job>('POST', path('/delete'), body);
      expect(answer).toMatchObject({ status, body: { code } });
    });

    it('shows its job to members of the workspace and to nobody else', async () => {
      const { body } = await host.call<Job>('POST', path('/delete'), { ids });
      expect((await host.call('GET', `/jobs/${body.id}`, undefined, `member@${ws}`)).status).toBe(200);
      expect((await host.call('GET', `/jobs/${body.id}`, undefined, 'admin@other')).status).toBe(404);
      expect((await host.call('GET', `/jobs/${body.id}`, undefined, '')).status).toBe(401);
    });
  });
});
