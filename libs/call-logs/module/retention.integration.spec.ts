import type { Job } from '@voicekeep/shared/contracts';
import { newId } from '@voicekeep/shared/kernel';
import { callFacts, type CallLogsHost } from './testing/call-logs-host';
import { DAY_MS, MINUTE_MS, ONE_YEAR, recording, RetentionScene } from './testing/retention-scene';

jest.setTimeout(30_000);

describe('a retention rule', () => {
  let scene: RetentionScene;
  let host: CallLogsHost;

  beforeAll(async () => {
    scene = await RetentionScene.open();
    ({ host } = scene);
  }, 60_000);
  afterAll(() => host?.stop());
  beforeEach(() => scene.begin());
  afterEach(() => scene.save({ enabled: false }));

  describe('as it is set', () => {
    it('is off at first: everything is kept for ever', async () => {
      await scene.callAt('2001-01-01T00:00:00Z');
      expect(await scene.read()).toEqual({
        ...{ enabled: false, keep: null, action: null, version: 0, nextRunAt: null, lastRun: null },
      });
      scene.pass(10 * DAY_MS);
      await scene.work();
      expect(await scene.count()).toBe(1);
    });

    it('is not saved unseen when it deletes something now', async () => {
      const id = await scene.callAt('2024-01-01T00:00:00Z');
      expect(await scene.save({ confirm: undefined })).toMatchObject({
        status: 409,
        body: { code: 'retention.confirmation_required', preview: { callLogs: 1, recordings: 0 } },
      });
      expect(await scene.read()).toMatchObject({ enabled: false, version: 0 });
      expect(await scene.save({ keep: { amount: 3, unit: 'years' }, confirm: undefined })).toMatchObject({
        ...{ status: 200, body: { enabled: true, version: 1, nextRunAt: '2026-03-01T12:15:00.000Z' } },
      });
      expect(await scene.save()).toMatchObject({ status: 200, body: { version: 2 } });
      expect(await scene.listed()).toEqual([id]);
    });

    it('keeps what a request leaves out, and is switched off by null', async () => {
      await scene.save();
      expect((await host.call('PUT', scene.path(), { action: 'log-and-recordings' })).body).toMatchObject({
        ...{ enabled: true, keep: ONE_YEAR.keep, action: 'log-and-recordings' },
      });
      expect((await host.call('PUT', scene.path(), { keep: null })).body).toMatchObject({
        ...{ enabled: false, keep: null, action: 'log-and-recordings', nextRunAt: null },
      });
    });

    it('is saved over the version it was read with, or not at all', async () => {
      await scene.save({ version: 0 });
      expect(await scene.save({ version: 0 })).toMatchObject({
        status: 409,
        body: { code: 'retention.changed_meanwhile' },
      });
      expect(await scene.save({ version: 1 })).toMatchObject({ status: 200, body: { version: 2 } });
      const saves = await Promise.all([scene.save({ version: 2 }), scene.save({ version: 2 })]);
      expect(saves.map(({ status }) => status).sort()).toEqual([200, 409]);
    });

    it('is on record with who changed it', async () => {
      await scene.save();
      expect(scene.audited.at(-1)).toMatchObject({
        ...{ action: 'retention.rule_changed', actor: { id: 'u1' } },
        details: { enabled: true, keep: '1 year', action: 'log-only', version: 1 },
      });
    });

    it.each([
      [{ keep: { amount: 0, unit: 'years' } }, 422, 'retention.keep_range'],
      [{ keep: { amount: 101, unit: 'years' } }, 422, 'retention.keep_range'],
      [{ keep: { amount: 1.5, unit: 'years' } }, 422, 'retention.keep_range'],
      [{ keep: { amount: '6', unit: 'years' } }, 422, 'retention.keep_range'],
      [{ keep: { amount: 1, unit: 'weeks' } }, 422, 'retention.unit_unknown'],
      [{ keep: 'six years' }, 422, 'retention.keep_required'],
      [{ keep: null }, 422, 'retention.keep_required'],
      [{ action: null }, 422, 'retention.action_required'],
      [{ action: 'everything' }, 422, 'retention.action_unknown'],
      [{ enabled: 'yes' }, 422, 'request.field_invalid'],
      [{ days: 3 }, 400, 'request.field_unknown'],
    ])('is refused with %j', async (more, status, code) => {
      expect(await scene.save(more)).toMatchObject({ status, body: { code } });
    });

    it('is for administrators to change and for members to read', async () => {
      expect((await scene.save({}, `member@${scene.ws}`)).status).toBe(403);
      expect((await scene.preview(ONE_YEAR, `member@${scene.ws}`)).status).toBe(403);
      expect((await host.call('GET', scene.path(), undefined, `member@${scene.ws}`)).status).toBe(200);
      expect((await host.call('GET', scene.path(), undefined, 'admin@other')).status).toBe(404);
    });
  });

  describe('tried before it is saved', () => {
    it('tells what would go, what stays and what is held, and changes nothing', async () => {
      const [oldest, held] = [
        await scene.callAt('2020-05-01T00:00:00Z'),
        await scene.callAt('2020-06-01T00:00:00Z'),
      ];
      const newest = await scene.callAt('2025-02-28T00:00:00Z');
      await scene.callAt('2026-02-01T00:00:00Z');
      await scene.hold({ callLogId: held });
      host.recordings.summariesOf.set(oldest, [
        recording(),
        recording({ state: 'on_twilio' }),
        recording({ writtenBy: 'twilio' }),
        recording({ state: 'absent' }),
      ]);
      host.recordings.summariesOf.set(newest, [recording({ state: 'stored' })]);
      host.agedRecordings.outlived.set(scene.ws, [
        { id: newId(), at: new Date('2019-01-01T00:00:00Z'), state: 'cleaned', writtenBy: 'voicekeep' },
      ]);
      const expected = { before: '2025-03-01T12:00:00.000Z', callLogs: 2, held: 1 };
      expect((await scene.preview()).body).toEqual({
        ...{ ...expected, recordings: 0, recordingsWithoutCallLog: 0, recordingsStaying: 4 },
        ...{ oldestAt: '2020-05-01T00:00:00.000Z', newestAt: '2025-02-28T00:00:00.000Z' },
      });
      expect((await scene.preview({ ...ONE_YEAR, action: 'log-and-recordings' })).body).toEqual({
        ...{ ...expected, recordings: 3, recordingsWithoutCallLog: 1, recordingsStaying: 2 },
        ...{ oldestAt: '2019-01-01T00:00:00.000Z', newestAt: '2025-02-28T00:00:00.000Z' },
      });
      expect(await scene.count()).toBe(4);
      expect(await scene.read()).toMatchObject({ enabled: false, version: 0 });
    });

    it('counts more than a page', async () => {
      await scene.many(2300, '2024-01-01T00:00:00Z');
      expect((await scene.preview()).body).toMatchObject({ callLogs: 2300, held: 0 });
    });

    it('leaves out what a person’s deletion took already', async () => {
      const id = await scene.callAt('2024-01-01T00:00:00Z');
      await host.call('POST', `/workspaces/${scene.ws}/call-logs/delete?undoSeconds=900`, { ids: [id] });
      expect((await scene.preview()).body).toMatchObject({ callLogs: 0, oldestAt: null, newestAt: null });
    });

    it('is not answered by a clock that is wrong', async () => {
      host.time.isWrong = true;
      expect(await scene.preview()).toMatchObject({ status: 503, body: { code: 'retention.clock_wrong' } });
    });
  });

  describe('applied', () => {
    it('deletes what is older than it says, and not what is exactly as old', async () => {
      const first = await scene.callAt('2025-03-01T12:14:59.999Z');
      const exactly = await scene.callAt('2025-03-01T12:15:00.000Z');
      await scene.save();
      await scene.run();
      expect(await scene.listed()).toEqual([exactly]);
      expect(host.agedRecordings.released.filter(({ id }) => id === first)).toEqual([
        { id: first, action: 'log-only' },
      ]);
      expect(await host.callLogs.record(scene.ws, callFacts(scene.calls - 1))).toBeNull();
    });

    it('lets a call of a leap day have its whole year', async () => {
      const id = await scene.callAt('2024-02-29T12:00:00Z');
      host.clock.at = new Date('2025-02-28T23:40:00Z');
      await scene.save();
      await scene.run();
      expect(await scene.listed()).toEqual([id]);
      scene.pass(DAY_MS);
      await scene.work();
      expect(await scene.listed()).toEqual([]);
    });

    it('takes a call without a start for as old as its row', async () => {
      host.clock.at = new Date('2025-01-15T00:00:00Z');
      await host.callLogs.ensure(scene.ws, callFacts((scene.calls += 1)).callSid, null);
      host.clock.at = new Date('2025-09-01T00:00:00Z');
      const recordedLongAgo = new Date('2015-01-01T00:00:00Z');
      const known = await host.callLogs.ensure(
        scene.ws,
        callFacts((scene.calls += 1)).callSid,
        recordedLongAgo,
      );
      host.clock.at = new Date('2026-03-01T12:00:00Z');
      await scene.save();
      await scene.run();
      expect(await scene.listed()).toEqual([known?.id]);
    });

    it('leaves what is held, counts it, and comes back to it once the hold is lifted', async () => {
      const [free, onCall, onRecording] = [
        await scene.callAt('2020-01-01T00:00:00Z'),
        await scene.callAt('2020-01-02T00:00:00Z'),
        await scene.callAt('2020-01-03T00:00:00Z'),
      ];
      const [one, other] = [recording(), recording()];
      host.recordings.summariesOf.set(onRecording, [one, other]);
      await scene.hold({ recordingId: other.id });
      const held = await scene.hold({ callLogId: onCall });
      await scene.save();
      await scene.run();
      expect(await scene.listed()).toEqual([onRecording, onCall]);
      expect(host.agedRecordings.released.map(({ id }) => id)).toContain(free);
      const { lastRun } = await scene.read();
      expect(lastRun).toMatchObject({ state: 'completed', callLogs: 1, held: 2 });
      expect((await host.call<Job>('GET', `/jobs/${lastRun?.id}`)).body).toMatchObject({
        ...{ kind: 'retention', state: 'completed', total: 3, done: 1, failed: 2 },
      });
      await host.call('DELETE', `/workspaces/${scene.ws}/holds/${held}`);
      scene.pass(DAY_MS);
      await scene.work();
      expect(await scene.listed()).toEqual([onRecording]);
    });

    it('takes recordings along, and those without a call log, only if it says so', async () => {
      const outlived = recording();
      const heldOne = recording();
      const at = new Date('2019-01-01T00:00:00Z');
      const rows = [outlived, heldOne].map(
        ({ id }) => ({ id, at, state: 'cleaned', writtenBy: 'voicekeep' }) as const,
      );
      host.agedRecordings.outlived.set(
        scene.ws,
        [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)),
      );
      host.recordings.summariesOf.set('none', [heldOne]);
      await scene.hold({ recordingId: heldOne.id });
      const id = await scene.callAt('2020-01-01T00:00:00Z');
      host.recordings.summariesOf.set(id, [recording(), recording({ state: 'on_twilio' })]);
      await scene.save();
      await scene.run();
      expect(host.agedRecordings.removed).not.toContain(outlived.id);
      expect((await scene.read()).lastRun).toMatchObject({ callLogs: 1, recordings: 0 });

      const second = await scene.callAt('2020-01-01T00:00:00Z');
      host.recordings.summariesOf.set(second, [recording(), recording({ state: 'on_twilio' })]);
      await scene.save({ action: 'log-and-recordings' });
      await scene.run();
      expect(host.agedRecordings.released).toContainEqual({ id: second, action: 'log-and-recordings' });
      expect(host.agedRecordings.removed).toContain(outlived.id);
      expect(host.agedRecordings.removed).not.toContain(heldOne.id);
      expect((await scene.read()).lastRun).toMatchObject({ callLogs: 1, recordings: 2, held: 1 });
    });

    it('is on record as the rule’s own doing', async () => {
      await scene.callAt('2020-01-01T00:00:00Z');
      await scene.save();
      await scene.run();
      const id = (await scene.read()).lastRun?.id;
      expect(scene.audited.slice(-2)).toMatchObject([
        {
          ...{ action: 'call_log.deleted', actor: { kind: 'system', id: 'retention' } },
          resource: { type: 'job', id },
          details: { count: 1, rule: '1 year, log-only', before: '2025-03-01T12:15:00.000Z' },
        },
        { action: 'retention.run_ended', details: { state: 'completed', callLogs: 1, held: 0 } },
      ]);
    });

    it('is applied once a day', async () => {
      await scene.save();
      await scene.run();
      const first = (await scene.read()).lastRun?.id;
      const id = await scene.callAt('2020-01-01T00:00:00Z');
      scene.pass(DAY_MS - MINUTE_MS);
      await scene.work();
      expect(await scene.listed()).toEqual([id]);
      scene.pass(MINUTE_MS);
      await scene.work();
      expect(await scene.listed()).toEqual([]);
      expect((await scene.read()).lastRun?.id).not.toBe(first);
    });

    it('deletes nothing while the clock is wrong, and goes on once it is right', async () => {
      const id = await scene.callAt('2020-01-01T00:00:00Z');
      await scene.save();
      host.time.isWrong = true;
      await scene.run();
      expect(await scene.listed()).toEqual([id]);
      expect((await scene.read()).lastRun).toBeNull();
      host.time.isWrong = false;
      await scene.work();
      expect(await scene.listed()).toEqual([]);
    });
  });
});
