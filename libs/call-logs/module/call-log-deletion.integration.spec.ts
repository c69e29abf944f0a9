import type {
  CallLog,
  DeletionPreview,
  Job,
  Page,
  PendingDeletionList,
  Workspace,
} from '@voicekeep/shared/contracts';
import { newId } from '@voicekeep/shared/kernel';
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
    host.recordings.switches = { files: false, twilioCopies: false };
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

    it('carries out what was decided when it was ordered, not what the switches say by then', async () => {
      await host.call('POST', path('/delete?undoSeconds=900'), { ids: [ids[0]] });
      host.recordings.switches = { files: true, twilioCopies: true };
      host.clock.at = new Date(host.clock.at.getTime() + 900_000);
      await host.remover.runDue();
      expect(host.recordings.decided).toEqual({ files: false, twilioCopies: false });
      await host.call('POST', path('/delete'), { ids: [ids[1]] });
      await host.remover.runDue();
      expect(host.recordings.decided).toEqual({ files: true, twilioCopies: true });
      const ordered = host.audit.entries.filter(({ action }) => action === 'call_log.deleted').slice(-2);
      expect(ordered.map(({ details }) => details)).toMatchObject([
        { deletesFiles: false, deletesTwilioCopies: false },
        { deletesFiles: true, deletesTwilioCopies: true },
      ]);
    });

    it('is refused when the person was told otherwise', async () => {
      host.recordings.switches = { files: true, twilioCopies: false };
      for (const query of ['deletesFiles=false', 'deletesFiles=true&deletesTwilioCopies=true'])
        expect(await host.call('POST', path(`/delete?${query}`), { ids })).toMatchObject({
          status: 409,
          body: { code: 'call_log.decision_changed' },
        });
      expect(await host.call('DELETE', path(`/${ids[0]}?deletesFiles=false`))).toMatchObject({
        status: 409,
        body: { code: 'call_log.decision_changed' },
      });
      expect(await host.call('DELETE', path(`/${ids[0]}?deletesFiles=maybe`))).toMatchObject({
        status: 422,
        body: { code: 'call_log.expectation_format' },
      });
      expect(await listed()).toHaveLength(5);
      expect((await host.call('DELETE', path(`/${ids[0]}?deletesFiles=true`))).status).toBe(204);
    });

    it('names the orders that can still be undone, the newest first, to those who may delete', async () => {
      const pending = async () => (await host.call<PendingDeletionList>('GET', path('/delete'))).body.items;
      const first = await host.call<Job>('POST', path('/delete?undoSeconds=900'), { ids: [ids[0]] });
      const second = await host.call<Job>('POST', path('/delete?undoSeconds=60'), { ids: ids.slice(1) });
      await host.call<Job>('POST', path('/delete'), { ids: [] });
      const until = new Date(host.clock.at.getTime() + 900_000).toISOString();
      expect(await pending()).toMatchObject([
        { jobId: second.body.id, callLogs: 4 },
        { jobId: first.body.id, callLogs: 1, undoUntil: until },
      ]);
      host.clock.at = new Date(host.clock.at.getTime() + 60_000);
      expect(await pending()).toMatchObject([{ jobId: first.body.id }]);
      await host.call('POST', path(`/delete/${first.body.id}/undo`));
      expect(await pending()).toEqual([]);
      expect((await host.call('GET', path('/delete'), undefined, `member@${ws}`)).status).toBe(403);
    });

    it('takes the calls of a campaign by the filter, or the campaign with them', async () => {
      const campaign = async (n: number): Promise<string> => {
        const { body } = await host.call('POST', `/workspaces/${ws}/campaigns`, { name: 'Spring' });
        await host.database.query('UPDATE vk_call_logs SET campaign_id = ? WHERE id = ?', [
          ...[body['id'], ids[n]],
        ]);
        return String(body['id']);
      };
      const filter = { campaignId: await campaign(0) };
      expect((await host.call<Job>('POST', path('/delete'), { filter })).body.total).toBe(1);
      const spring = `/workspaces/${ws}/campaigns/${await campaign(1)}`;
      const ordered = await host.call<Job>('POST', `${spring}/delete`);
      expect(ordered).toMatchObject({ status: 202, body: { state: 'running', total: 1 } });
      expect(await listed()).toHaveLength(3);
      await host.remover.runDue();
      expect(await job(ordered.body.id)).toMatchObject({ state: 'completed', done: 1 });
      expect((await host.call('GET', spring)).status).toBe(404);
      expect(await host.call('POST', `${spring}/delete`)).toMatchObject({
        status: 404,
        body: { code: 'campaign.not_found' },
      });
      expect((await host.call('POST', `${spring}/delete`, undefined, `member@${ws}`)).status).toBe(403);
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

  describe('preview', () => {
    const preview = (body: object, actor?: string) =>
      host.call<DeletionPreview>('POST', path('/delete/preview'), body, actor);

    it('counts what would go and what is held, and changes nothing', async () => {
      const [kept, held] = [newId(), newId()];
      const of = (id: string) => [{ id, kind: 'call', state: 'stored', durationSeconds: 1 } as const];
      host.recordings.summariesOf.set(ids[0]!, of(kept));
      host.recordings.summariesOf.set(ids[1]!, of(held));
      await hold({ callLogId: ids[2] });
      await hold({ recordingId: held });
      expect(await preview({ ids })).toMatchObject({
        status: 200,
        body: { callLogs: 3, recordings: 1, held: { count: 2, reason: 'Doe v. Roe' } },
      });
      expect((await preview({ filter: { from: '2026-02-01T00:03:00Z' } })).body).toMatchObject({
        ...{ callLogs: 2, held: { count: 0, reason: null }, deletesFiles: false },
      });
      expect(await listed()).toHaveLength(5);
      expect(await host.call('POST', `/workspaces/${ws}/delete-preview`)).toMatchObject({
        status: 200,
        body: { callLogs: 5, held: { count: 2, reason: 'Doe v. Roe' } },
      });
    });

    it('is for those who may delete, and as exact about its target as the deletion', async () => {
      expect((await preview({ ids }, `member@${ws}`)).status).toBe(403);
      const workspace = `/workspaces/${ws}/delete-preview`;
      expect((await host.call('POST', workspace, undefined, `member@${ws}`)).status).toBe(403);
      expect(await preview({})).toMatchObject({ status: 422, body: { code: 'call_log.deletion_target' } });
      expect(await preview({ filter: { notes: 'x', from: '2026-02-01T00:00:00Z' } })).toMatchObject({
        status: 422,
        body: { code: 'call_log.deletion_by_notes' },
      });
    });
  });
});
