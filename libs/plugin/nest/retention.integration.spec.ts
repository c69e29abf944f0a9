import type { AuditEvent, CallLog, Page, Recording, RetentionSettings } from '@voicekeep/shared/contracts';
import { Database } from '@voicekeep/shared/persistence';
import { eventually } from '@voicekeep/shared/testing';
import { TestClinic } from './testing/test-clinic';

jest.setTimeout(180_000);

const LONG_AGO = new Date('2012-02-29T10:00:00Z');
const rule = { enabled: true, keep: { amount: 6, unit: 'years' }, action: 'log-and-recordings' } as const;

describe('a retention rule, with real files', () => {
  let clinic: TestClinic;
  let { sandbox, host, ws } = {} as TestClinic;
  const sql = (text: string, values: unknown[]): Promise<unknown> =>
    host.app.get(Database).manager.query(text, values);

  beforeEach(async () => {
    clinic = await TestClinic.open({ recordings: 0, seed: 31 });
    ({ sandbox, host, ws } = clinic);
    await clinic.saveStorage({ deleteWithCallLog: false });
    await clinic.connect();
  });
  afterEach(() => clinic.close());

  /** A call of long ago whose recording is in the bucket alone. */
  const oldCall = async (): Promise<Recording> => {
    const { recordingSid } = await sandbox.placeCall({ kind: 'call' });
    const recording = await clinic.recording(recordingSid, 'cleaned');
    const path = `${ws}/call-logs/${recording.callLogId}`;
    let log: CallLog | undefined;
    await eventually(
      async () => {
        log = (await host.call<CallLog>('GET', path)).body;
        return log.status === 'completed' && log.startedAt !== null;
      },
      60_000,
      () => log,
    );
    await sql('UPDATE vk_call_logs SET started_at = ?, listed_at = ? WHERE id = ?', [
      ...[LONG_AGO, LONG_AGO, recording.callLogId],
    ]);
    await sql('UPDATE vk_recordings SET started_at = ?, source_created_at = ? WHERE id = ?', [
      ...[LONG_AGO, LONG_AGO, recording.id],
    ]);
    return recording;
  };
  const apply = async (more: object = {}): Promise<RetentionSettings> => {
    const saved = await host.call('PUT', `${ws}/retention`, { ...rule, ...more, confirm: true });
    expect(saved).toMatchObject({ status: 200 });
    const before = (await host.call<RetentionSettings>('GET', `${ws}/retention`)).body.lastRun?.id;
    await sql('UPDATE vk_retention_rules SET next_run_at = ?', [new Date()]);
    let settings: RetentionSettings | undefined;
    await eventually(
      async () => {
        settings = (await host.call<RetentionSettings>('GET', `${ws}/retention`)).body;
        return settings.lastRun?.state === 'completed' && settings.lastRun.id !== before;
      },
      60_000,
      () => settings,
    );
    if (!settings) throw new Error('The rule was not applied.');
    return settings;
  };
  const keysAre = (keys: string[]): Promise<void> => {
    let found: string[] = [];
    return eventually(
      async () => JSON.stringify((found = await clinic.keys())) === JSON.stringify([...keys].sort()),
      60_000,
      () => found,
    );
  };

  it('removes old calls and their files, whatever the toggle says, and leaves what is held', async () => {
    const [old, held] = [await oldCall(), await oldCall()];
    const young = await clinic.recording((await sandbox.placeCall({ kind: 'call' })).recordingSid, 'cleaned');
    await host.call('POST', `${ws}/holds`, { recordingId: held.id, reason: 'Doe v. Roe' });
    expect(await host.call('PUT', `${ws}/retention`, rule)).toMatchObject({
      status: 409,
      body: {
        code: 'retention.confirmation_required',
        preview: { callLogs: 1, recordings: 1, held: 1, oldestAt: LONG_AGO.toISOString() },
      },
    });
    expect((await apply()).lastRun).toMatchObject({ callLogs: 1, recordings: 1, held: 1 });
    await keysAre([held, young].flatMap(({ location }) => location?.key ?? []));
    expect((await host.call('GET', `${ws}/call-logs/${old.callLogId}`)).status).toBe(404);
    for (const { callLogId } of [held, young])
      expect((await host.call('GET', `${ws}/call-logs/${callLogId}`)).status).toBe(200);
    const { body } = await host.call<Page<AuditEvent>>('GET', `${ws}/audit-events?action=call_log.deleted`);
    expect(body.items).toMatchObject([
      {
        actor: { kind: 'system', id: 'retention', displayName: 'Retention rule' },
        details: { count: 1, recordings: 1, filesToRemove: 1, rule: '6 years, log-and-recordings' },
      },
    ]);
  });

  it('leaves the file of a log-only rule, and later takes what outlived its call log', async () => {
    const old = await oldCall();
    expect((await apply({ action: 'log-only' })).lastRun).toMatchObject({ callLogs: 1, recordings: 0 });
    const kept = await host.call<Recording>('GET', `${ws}/recordings/${old.id}`);
    expect(kept).toMatchObject({ status: 200, body: { state: 'cleaned', callLogId: null } });
    await keysAre([old.location?.key ?? '']);
    expect((await apply()).lastRun).toMatchObject({ callLogs: 0, recordings: 1 });
    await keysAre([]);
  });
});
