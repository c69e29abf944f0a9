import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AlertOutbox, ConditionBook, WorkerBeats, WorkFigures } from '@voicekeep/plugin/nest';
import { CellCipher } from '@voicekeep/shared/crypto';
import { Clock, VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Database } from '@voicekeep/shared/persistence';
import { TestApi } from '../testing/test-api';
import { TestClient } from '../testing/test-client';
import { Readiness } from './readiness';
import { TwilioReach } from './twilio-reach';

jest.setTimeout(60_000);

const ID = '01a205ee-3f30-7404-8d27-827cf127b410';
const HOUR = 'INTERVAL 1 HOUR';

describe('what operators see', () => {
  let twilio: Server;
  let asked = 0;
  let api: TestApi;
  let nobody: TestClient;

  beforeAll(async () => {
    twilio = createServer((_, response) => {
      asked += 1;
      response.writeHead(401).end();
    });
    await new Promise<void>((resolve) => twilio.listen(0, '127.0.0.1', resolve));
    const { port } = twilio.address() as AddressInfo;
    api = await TestApi.start({ TWILIO_API_URL: `http://127.0.0.1:${port}` });
    nobody = new TestClient(api.url);
    await api.query(`INSERT INTO vk_workspaces SET id = '${ID}', name = 'A', created_at = NOW(3)`);
  });
  afterAll(async () => {
    await api?.stop();
    twilio.closeAllConnections();
    await new Promise((resolve) => twilio.close(resolve));
  });

  const ready = async () => {
    const { status, body } = await nobody.get('/health/ready');
    return { http: status, status: body['status'], checks: body['checks'] };
  };
  const addRecording = (sid: string, more: string) =>
    api.query(`INSERT INTO vk_recordings SET workspace_id = '${ID}', id = UUID(), recording_sid = '${sid}',
      account_sid = 'AC', call_sid = 'CA', kind = 'call', source = 'x', on_twilio = 1, state = 'queued',
      source_created_at = NOW(3), created_at = NOW(3), ${more}`);

  it('is a missing worker as degraded, until one beats', async () => {
    expect(await ready()).toMatchObject({ http: 200, status: 'degraded', checks: { worker: 'degraded' } });
    await api.query(
      `INSERT INTO vk_workers (id, started_at, seen_at) VALUES ('${ID}', UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    );
    expect(await ready()).toMatchObject({
      http: 200,
      checks: { database: 'ok', schema: 'ok', keys: 'ok', redis: 'ok', buckets: 'ok', worker: 'ok' },
    });
    await api.query(`UPDATE vk_workers SET seen_at = UTC_TIMESTAMP(3) - INTERVAL 31 SECOND`);
    expect(await ready()).toMatchObject({ http: 200, checks: { worker: 'degraded' } });
  });

  it('is Twilio as reachable on any answer, asked once a minute however often we are', async () => {
    expect(await ready()).toMatchObject({ http: 200, checks: { twilio: 'ok' } });
    await Promise.all([ready(), ready(), ready()]);
    expect(asked).toBe(1);
  });

  it('is a bucket in trouble while a copy waits for it, and a paused one', async () => {
    await addRecording(
      'RE1',
      `next_attempt_at = UTC_TIMESTAMP(3) + ${HOUR}, last_error_code = 'source.busy'`,
    );
    expect(await ready()).toMatchObject({ checks: { buckets: 'ok' } });
    await api.query(`UPDATE vk_recordings SET last_error_code = 'storage.endpoint_unreachable'`);
    expect(await ready()).toMatchObject({ http: 200, status: 'degraded', checks: { buckets: 'degraded' } });
    await api.query('DELETE FROM vk_recordings');
    await api.query(`INSERT INTO vk_storage_locations SET workspace_id = '${ID}', id = '${ID}', place = REPEAT('0', 64),
      connection = '{}', credentials = '', state = 'paused', created_at = NOW(3), tested_at = NOW(3)`);
    expect(await ready()).toMatchObject({ checks: { buckets: 'ok' } });
    await api.query(`INSERT INTO vk_storage_settings SET workspace_id = '${ID}', enabled = 1, location_id = '${ID}',
      version = 1, form = '{}', secrets = '', updated_at = NOW(3)`);
    expect(await ready()).toMatchObject({ http: 200, checks: { buckets: 'degraded' } });
  });

  it('is what holds recordings up, by code and without whose they are', async () => {
    expect(await ready()).toMatchObject({ checks: { conditions: 'ok', alerts: 'ok' } });
    await api.query(`INSERT INTO vk_conditions SET workspace_id = '${ID}', code = 'disk.full', id = '${ID}',
      state = 'raised', since = '2026-03-01 12:00', seen_at = NOW(3), count = 2`);
    const { body } = await nobody.get('/health/ready');
    expect(body).toMatchObject({
      ...{ status: 'degraded', checks: { conditions: 'degraded' } },
      conditions: [{ code: 'disk.full', workspaces: 1, since: '2026-03-01T12:00:00.000Z' }],
    });
    expect(JSON.stringify(body)).not.toContain(ID);
  });

  it('is figures: recordings, the work that is due without what still has to wait, and how old it is', async () => {
    await addRecording('RE2', `next_attempt_at = UTC_TIMESTAMP(3) - ${HOUR}`);
    await addRecording('RE3', `next_attempt_at = UTC_TIMESTAMP(3) - ${HOUR}, priority = 1`);
    await addRecording('RE4', `next_attempt_at = UTC_TIMESTAMP(3) + ${HOUR}`);
    const text = await (await fetch(`${api.url}/metrics`)).text();
    expect(text).toContain('voicekeep_recordings{state="queued"} 3');
    expect(text).toContain('voicekeep_backlog{work="copy",state="queued"} 2');
    expect(text).toContain('voicekeep_backlog{work="webhook",state="received"} 0');
    expect(text).toContain('voicekeep_conditions{code="disk.full"} 1');
    expect(text).toMatch(/^voicekeep_deletions_needing_attention 0$/m);
    for (const name of ['oldest_waiting', 'inbox_oldest', 'alert_oldest_undelivered'])
      expect(text).toMatch(new RegExp(`^voicekeep_${name}_seconds \\d`, 'm'));
  });

  it('is alerts nobody takes', async () => {
    await api.query(`INSERT INTO vk_alert_messages SET workspace_id = '${ID}', condition_id = '${ID}', id = '${ID}',
      event = 'condition.raised', body = '{}', created_at = NOW(3), tries = 2, next_attempt_at = NOW(3) + ${HOUR}`);
    expect(await ready()).toMatchObject({ checks: { alerts: 'ok' } });
    await api.query('UPDATE vk_alert_messages SET tries = 3');
    expect(await ready()).toMatchObject({ http: 200, checks: { alerts: 'degraded' } });
    await api.query('DELETE FROM vk_alert_messages');
  });

  it('is Redis and Twilio away as degraded, and schema missing as not ready', async () => {
    const { app } = api;
    const options = app.get(VoicekeepOptions);
    const away = { ...options, redisUrl: 'redis://127.0.0.1:9/0', twilioApiUrl: 'http://127.0.0.1:9' };
    const readiness = new Readiness(
      app.get(Database),
      app.get(CellCipher),
      away,
      app.get(Clock),
      new TwilioReach(away, app.get(Clock)),
      app.get(WorkFigures),
      app.get(WorkerBeats),
      app.get(ConditionBook),
      app.get(AlertOutbox),
    );
    expect(await readiness.report()).toMatchObject({
      status: 'degraded',
      checks: { redis: 'degraded', twilio: 'degraded', database: 'ok' },
    });
    await api.query(`DELETE FROM vk_migrations ORDER BY id DESC LIMIT 1`);
    expect(await ready()).toMatchObject({ http: 503, status: 'failed', checks: { schema: 'failed' } });
  });
});
