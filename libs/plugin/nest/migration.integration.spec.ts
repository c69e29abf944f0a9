import { createHash } from 'node:crypto';
import type { CallLog, MigrationRun, Page, Playback, Recording } from '@voicekeep/shared/contracts';
import { eventually } from '@voicekeep/shared/testing';
import { TestClinic } from './testing/test-clinic';
import { objectsIn } from './testing/test-host';

jest.setTimeout(180_000);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('the history of an account', () => {
  let clinic: TestClinic;
  let { sandbox, host, ws, bucket } = {} as TestClinic;

  beforeEach(async () => {
    clinic = await TestClinic.open({ recordings: 40, seed: 7 });
    ({ sandbox, host, ws, bucket } = clinic);
    await clinic.connect();
  });
  afterEach(() => clinic.close());

  const all = async (): Promise<readonly Recording[]> =>
    (await host.call<Page<Recording>>('GET', `${ws}/recordings?limit=200`)).body.items;
  const run = async (request: Record<string, unknown> = {}): Promise<MigrationRun> => {
    const started = await host.call<MigrationRun>('POST', `${ws}/storage/migrations`, request);
    expect(started).toMatchObject({ status: 202, body: { state: 'running' } });
    let now: MigrationRun = started.body;
    await eventually(
      async () => {
        now = (await host.call<MigrationRun>('GET', `${ws}/storage/migrations/${started.body.id}`)).body;
        return now.state === 'completed';
      },
      90_000,
      () => now,
    );
    return now;
  };

  it('moves into the bucket byte for byte, and away from Twilio', async () => {
    await clinic.saveStorage();
    const originals = new Map(sandbox.recordings().map((recording) => [recording.sid, recording.sha256]));
    expect(await run()).toMatchObject({ total: 40, done: 40, failed: 0, skipped: 0, listed: true });
    let recordings: readonly Recording[] = [];
    await eventually(
      async () => (recordings = await all()).every(({ state }) => state === 'cleaned'),
      30_000,
      () => recordings.map(({ state, lastError }) => [state, lastError]),
    );
    expect(recordings).toHaveLength(40);
    const stored = await objectsIn(bucket);
    expect(stored.size).toBe(40);
    for (const { location, recordingSid, sha256: hash, onTwilio } of recordings) {
      expect(sha256(stored.get(location!.key)!)).toBe(originals.get(recordingSid));
      expect({ hash, onTwilio }).toEqual({ hash: originals.get(recordingSid), onTwilio: false });
    }
    expect(sandbox.recordings().filter(({ status }) => status !== 'deleted')).toEqual([]);
    const { items: logs } = (
      await host.call<Page<CallLog>>('GET', `${ws}/call-logs?limit=200&recordingState=cleaned`)
    ).body;
    expect(logs.length).toBeGreaterThan(0);
    expect(logs.every((log) => log.from !== null)).toBe(true);
    const waveform = await host.call('GET', `${ws}/recordings/${recordings[0]!.id}/waveform`);
    expect(waveform.body.peaks).toHaveLength(recordings[0]!.channels!);
    expect(await run()).toMatchObject({ total: 0, done: 0 });
  });

  it('refuses a second run at once, and keeps the Twilio copies when asked to', async () => {
    await clinic.saveStorage({ deleteTwilioCopy: false });
    const first = await host.call('POST', `${ws}/storage/migrations`, { limit: 5 });
    expect(await host.call('POST', `${ws}/storage/migrations`, {})).toMatchObject({
      status: 409,
      body: { code: 'migration.already_running', runId: first.body.id },
    });
    let states: string[] = [];
    await eventually(
      async () =>
        (states = (await all()).map(({ state }) => state)).filter((s) => s === 'stored').length === 5,
      30_000,
      () => states,
    );
    expect(sandbox.deletions()).toEqual([]);
  });

  it('plays from Twilio through a ticket while it lies there, in parts too', async () => {
    const job = await host.call('POST', `${ws}/call-logs/import`, {});
    expect(job.status).toBe(202);
    await eventually(
      async () => (await all()).length === 40,
      30_000,
      () => job,
    );
    const [recording] = await all();
    expect(recording).toMatchObject({ state: 'on_twilio', onTwilio: true, location: null });
    const path = `${ws}/recordings/${recording!.id}/playback`;
    expect(await host.call('POST', path, { ttlMinutes: 61 })).toMatchObject({
      status: 422,
      body: { code: 'recording.ttl_range' },
    });
    const { body } = await host.call<Playback>('POST', path, {});
    expect(body.source).toBe('twilio');
    expect(body.url).not.toContain(sandbox.authToken);
    const whole = Buffer.from(await (await fetch(body.url)).arrayBuffer());
    expect(sha256(whole)).toBe(
      sandbox.recordings().find(({ sid }) => sid === recording!.recordingSid)!.sha256,
    );
    const part = await fetch(body.url, { headers: { range: 'bytes=10-19' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 10-19/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(10, 20));
    expect((await fetch(`${body.url}x`)).status).toBe(403);
  });

  it('leaves nothing behind when a call is deleted with its files', async () => {
    await clinic.saveStorage({ deleteWithCallLog: true });
    await run({ limit: 3 });
    const [recording] = (await all()).filter(({ location }) => location !== null);
    expect((await host.call('DELETE', `${ws}/call-logs/${recording!.callLogId}`)).status).toBe(204);
    let keys: string[] = [];
    await eventually(
      async () => !(keys = [...(await objectsIn(bucket)).keys()]).includes(recording!.location!.key),
      20_000,
      () => keys,
    );
    expect(await host.call('POST', `${ws}/recordings/${recording!.id}/playback`, {})).toMatchObject({
      status: 410,
      body: { code: 'recording.deleted' },
    });
  });
});
