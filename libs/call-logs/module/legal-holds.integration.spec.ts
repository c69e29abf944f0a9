import type { CallLog, LegalHold, Page, Workspace } from '@voicekeep/shared/contracts';
import { newId } from '@voicekeep/shared/kernel';
import { callFacts, startCallLogsHost, type CallLogsHost } from './testing/call-logs-host';

jest.setTimeout(30_000);

describe('a legal hold', () => {
  let host: CallLogsHost;
  let ws: string;
  let callLogId: string;
  let recordingId: string;
  const place = (body: object, actor?: string) =>
    host.call<LegalHold>('POST', `/workspaces/${ws}/holds`, { reason: 'Doe v. Roe', ...body }, actor);
  const lift = (id: string) => host.call('DELETE', `/workspaces/${ws}/holds/${id}`);
  const inForce = async () => (await host.call<Page<LegalHold>>('GET', `/workspaces/${ws}/holds`)).body.items;
  const remove = () => host.call('DELETE', `/workspaces/${ws}/call-logs/${callLogId}`);
  const last = () => host.audit.entries.at(-1);

  beforeAll(async () => {
    host = await startCallLogsHost();
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(async () => {
    ws = (await host.call<Workspace>('POST', '/workspaces', { name: 'Clinic' })).body.id;
    callLogId = (await host.callLogs.record(ws, callFacts(1)))!;
    recordingId = newId();
    host.recordings.summariesOf.set(callLogId, [
      { id: recordingId, kind: 'call', state: 'stored', durationSeconds: 1 },
    ]);
  });

  it('on a call or on one recording of it stops its deletion until it is lifted', async () => {
    const onCall = await place({ callLogId });
    expect(onCall).toMatchObject({ status: 201, body: { callLogId, recordingId: null } });
    const onRecording = await place({ recordingId });
    expect(onRecording).toMatchObject({ status: 201, body: { callLogId, recordingId } });
    expect(await remove()).toMatchObject({
      status: 409,
      body: { code: 'call_log.held', hold: { reason: 'Doe v. Roe' } },
    });
    await lift(onCall.body.id);
    expect(await remove()).toMatchObject({ status: 409, body: { code: 'recording.held' } });
    expect((await lift(onRecording.body.id)).status).toBe(204);
    expect((await remove()).status).toBe(204);
  });

  it('on a call or on one recording of it is told with the call', async () => {
    const onHold = async () => {
      const listed = await host.call<Page<CallLog>>('GET', `/workspaces/${ws}/call-logs`);
      const one = await host.call<CallLog>('GET', `/workspaces/${ws}/call-logs/${callLogId}`);
      return [listed.body.items[0]?.onHold, one.body.onHold];
    };
    expect(await onHold()).toEqual([false, false]);
    for (const subject of [{ callLogId }, { recordingId }]) {
      const { body } = await place(subject);
      expect(await onHold()).toEqual([true, true]);
      await lift(body.id);
      expect(await onHold()).toEqual([false, false]);
    }
  });

  it('stops the deletion of its workspace', async () => {
    const { body } = await place({ recordingId });
    expect(await host.call('DELETE', `/workspaces/${ws}`)).toMatchObject({
      status: 409,
      body: { code: 'recording.held' },
    });
    expect((await host.call('GET', `/workspaces/${ws}`)).status).toBe(200);
    await lift(body.id);
    expect((await host.call('DELETE', `/workspaces/${ws}`)).status).toBe(202);
  });

  it('comes in time for a call that waits to be removed', async () => {
    const ordered = await host.call('POST', `/workspaces/${ws}/call-logs/delete?undoSeconds=900`, {
      ids: [callLogId],
    });
    expect((await place({ callLogId })).status).toBe(201);
    host.clock.at = new Date(host.clock.at.getTime() + 901_000);
    await host.remover.runDue();
    const job = await host.call('GET', `/jobs/${String(ordered.body['id'])}`);
    expect(job.body).toMatchObject({ state: 'completed', done: 0, failed: 1 });
    expect((await host.call('GET', `/workspaces/${ws}/call-logs/${callLogId}`)).status).toBe(200);
  });

  it('is one, however often it is placed, keeps its first reason and can be placed again later', async () => {
    const placed = await Promise.all([place({ callLogId }), place({ callLogId, reason: 'Another' })]);
    expect(new Set(placed.map(({ body }) => body.id)).size).toBe(1);
    expect(await inForce()).toHaveLength(1);
    await lift(placed[0].body.id);
    expect((await lift(placed[0].body.id)).status).toBe(204);
    expect(await inForce()).toEqual([]);
    const again = await place({ callLogId, reason: 'Another' });
    expect(again.body).toMatchObject({ reason: 'Another' });
    expect(await inForce()).toHaveLength(1);
  });

  it('is on record, its reason sealed', async () => {
    const { body } = await place({ callLogId });
    expect(last()).toMatchObject({ action: 'hold.placed', resource: { type: 'call_log', id: callLogId } });
    await lift(body.id);
    expect(last()).toMatchObject({ action: 'hold.lifted', resource: { type: 'call_log', id: callLogId } });
    expect(JSON.stringify(await host.database.query('SELECT * FROM vk_legal_holds'))).not.toMatch(/Roe/);
    expect(JSON.stringify(host.audit.entries)).not.toMatch(/Roe/);
  });

  it('and a deletion at the same moment never both succeed', async () => {
    for (let n = 10; n < 20; n += 1) {
      callLogId = (await host.callLogs.record(ws, callFacts(n)))!;
      const [held, removed] = await Promise.all([place({ callLogId }), remove()]);
      expect([held.status, removed.status].sort()).toEqual(held.status === 201 ? [201, 409] : [204, 404]);
    }
  });

  it.each([
    [{}, 422, 'hold.subject'],
    [{ callLogId: newId(), recordingId: newId() }, 422, 'hold.subject'],
    [{ callLogId: 'x' }, 400, 'request.id_format'],
    [{ callLogId: newId() }, 404, 'call_log.not_found'],
    [{ recordingId: newId() }, 404, 'recording.not_found'],
    [{ callLogId: newId(), reason: ' ' }, 422, 'hold.reason_required'],
    [{ callLogId: newId(), reason: 'x'.repeat(501) }, 422, 'hold.reason_length'],
  ])('is refused for %j', async (body, status, code) => {
    expect(await place(body)).toMatchObject({ status, body: { code } });
  });

  it('is for those who may', async () => {
    expect((await place({ callLogId }, `member@${ws}`)).status).toBe(403);
    expect((await host.call('GET', `/workspaces/${ws}/holds`, undefined, `member@${ws}`)).status).toBe(200);
    expect(await lift(newId())).toMatchObject({ status: 404, body: { code: 'hold.not_found' } });
  });
});
