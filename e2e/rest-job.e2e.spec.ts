import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { ConnectionCheckResult, Recording } from '@voicekeep/shared/contracts';
import { startSandbox, type RecordingFacts, type Sandbox } from '../apps/sandbox';
import type { ApiClient } from './harness/api-client';
import { eventually } from './harness/eventually';
import { Product } from './harness/product';
import { newBucket, objectsIn } from './harness/test-services';
import { TestWorkspace } from './harness/workspace';

jest.setTimeout(240_000);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('the main job by REST alone', () => {
  let sandbox: Sandbox;
  let product: Product;
  let api: ApiClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ recordings: 40, seed: 7 });
    product = await Product.start(sandbox.url);
    api = await product.client();
  });

  afterEach(async () => {
    await product?.stop();
    await sandbox?.close();
  });

  /** Places a call that Twilio itself says nothing about, and waits until its recording is there. */
  const quietCall = async (kind: 'call' | 'voicemail'): Promise<RecordingFacts> => {
    const { recordingSid } = await sandbox.placeCall({ kind, callback: false });
    await sandbox.settled();
    const facts = sandbox.recordings().find(({ sid }) => sid === recordingSid);
    if (!facts) throw new Error('the sandbox lost a recording');
    return facts;
  };

  const callback = (recording: RecordingFacts, token: string): Promise<Response> => {
    const url = `${product.url}/webhooks/twilio/recording-status`;
    const parameters = {
      AccountSid: recording.accountSid,
      CallSid: recording.callSid,
      RecordingSid: recording.sid,
      RecordingStatus: 'completed',
      RecordingDuration: String(recording.durationSeconds),
      RecordingChannels: String(recording.channels),
      RecordingSource: recording.source,
      RecordingUrl: `https://evil.example/${recording.sid}`,
      ErrorCode: '0',
    };
    return fetch(url, {
      method: 'POST',
      headers: {
        'X-Twilio-Signature': getExpectedTwilioSignature(token, url, parameters),
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(parameters),
    });
  };

  it('moves the whole history: byte-equal in the bucket, gone at Twilio, playable; also when the worker is killed on the way', async () => {
    const bucket = await newBucket();
    // Composing 40 recordings keeps this process busy; idle connections that ended meanwhile are noticed after it.
    const originals = new Map(sandbox.recordings().map(({ sid, sha256: sum }) => [sid, sum]));
    await nextTurn();
    const workspace = await TestWorkspace.create(api, sandbox);
    await workspace.saveStorage(workspace.storageForm(bucket));

    const run = await workspace.startMigration();
    await eventually(async () => {
      const { done } = await api.ok<{ done: number }>('GET', workspace.path(`storage/migrations/${run.id}`));
      if (done < 3) throw new Error(`${done} done`);
    }, 60_000);
    await product.killWorker();
    product.startWorker();

    const finished = await workspace.finished(run);
    expect(finished).toMatchObject({ total: 40, done: 40, failed: 0, skipped: 0 });

    const recordings = await eventually(async () => {
      const all = await workspace.recordings();
      if (!all.every((recording) => recording.state === 'cleaned'))
        throw new Error(all.map((r) => r.state).join());
      return all;
    }, 60_000);
    expect(recordings).toHaveLength(40);
    const stored = new Map((await objectsIn(bucket)).map(({ key, bytes }) => [key, bytes]));
    for (const recording of recordings) {
      const original = originals.get(recording.recordingSid);
      const bytes = stored.get(recording.location?.key ?? '');
      expect(bytes && sha256(bytes)).toBe(original);
      expect(recording).toMatchObject({ sha256: original, onTwilio: false, location: { bucket } });
    }
    expect(sandbox.recordings().filter((recording) => recording.status !== 'deleted')).toEqual([]);
    // Leftovers of attempts cut short by the kill are swept after their grace time; nothing else may lie there.
    const played = await workspace.play(recordings[0]!.id);
    expect(played).toMatchObject({ source: 's3', contentType: 'audio/x-wav' });
    expect(sha256(played.bytes)).toBe(recordings[0]!.sha256);
  });

  it('takes a signed callback to a cleaned, playable copy within 5 s, and a forged one nowhere', async () => {
    const bucket = await newBucket();
    const workspace = await TestWorkspace.create(api, sandbox);
    await workspace.saveStorage(workspace.storageForm(bucket));
    const call = await quietCall('call');

    const forged = await callback(call, 'f'.repeat(32));
    expect(forged.status).toBe(403);
    expect((await forged.json()) as unknown).toMatchObject({ code: 'telephony.signature_invalid' });
    expect((await workspace.recordings()).some((recording) => recording.recordingSid === call.sid)).toBe(
      false,
    );

    const sentAt = Date.now();
    expect((await callback(call, sandbox.authToken)).status).toBe(204);
    const recording = await workspace.inState(call.sid, 'cleaned', 5_000);
    expect(Date.now() - sentAt).toBeLessThan(5_000);
    const played = await workspace.play(recording.id);
    expect(played.source).toBe('s3');
    expect(sha256(played.bytes)).toBe(recording.sha256);
  });

  it('without storage plays from Twilio and touches nothing; disabled later, the bucket still plays', async () => {
    const workspace = await TestWorkspace.create(api, sandbox);
    const first = await quietCall('voicemail');
    await callback(first, sandbox.authToken);
    const fresh = await workspace.inState(first.sid, 'on_twilio', 10_000);
    const played = await workspace.play(fresh.id);
    expect(played.source).toBe('twilio');
    expect(played.bytes.subarray(0, 4).toString()).toBe('RIFF');

    const bucket = await newBucket();
    await workspace.saveStorage(workspace.storageForm(bucket));
    await workspace.finished(await workspace.startMigration());
    await workspace.inState(first.sid, 'cleaned', 20_000);
    await workspace.saveStorage({ enabled: false });

    const second = await quietCall('call');
    await callback(second, sandbox.authToken);
    const later = await workspace.inState(second.sid, 'on_twilio', 10_000);
    expect((await workspace.play(fresh.id)).source).toBe('s3');
    expect((await workspace.play(later.id)).source).toBe('twilio');
    expect((await objectsIn(bucket)).some(({ key }) => key.includes(second.sid))).toBe(false);
  });

  it('names a wrong secret, a missing bucket and a dead endpoint plainly, and saves nothing', async () => {
    const bucket = await newBucket();
    const workspace = await TestWorkspace.create(api, sandbox);
    const good = workspace.storageForm(bucket);
    const bad: [Record<string, unknown>, string][] = [
      [{ ...good, secretAccessKey: 'x'.repeat(40) }, 'storage.secret_wrong'],
      [{ ...good, bucket: 'no-such-bucket-here' }, 'storage.bucket_not_found'],
      [{ ...good, endpoint: 'http://127.0.0.1:9' }, 'storage.endpoint_port'],
      [{ ...good, endpoint: 'http://127.0.0.1:59999' }, 'storage.endpoint_unreachable'],
    ];
    for (const [form, code] of bad) {
      const test = await api.call<ConnectionCheckResult & { code?: string }>(
        'POST',
        workspace.path('storage/test'),
        form,
      );
      const failed = test.body.steps?.find((step) => step.status === 'failed');
      expect(failed?.code ?? test.body.code).toBe(code);
      const saved = await api.call('PUT', workspace.path('storage'), form);
      expect(saved.status).toBe(422);
    }
    expect(await api.ok('GET', workspace.path('storage'))).toMatchObject({
      configured: false,
      enabled: false,
    });
  });

  it('keeps one workspace from another and writes down who did what', async () => {
    const workspace = await TestWorkspace.create(api, sandbox);
    const other = await api.ok<{ id: string }>('POST', '/workspaces', { name: 'Other' });
    const { key } = await api.ok<{ key: string }>('POST', '/api-keys', {
      name: 'reader',
      workspaceId: other.id,
    });
    const stranger = api.withBearer(key);
    expect((await stranger.call('GET', workspace.path('recordings'))).status).toBe(404);
    expect((await stranger.call('GET', `/workspaces/${other.id}/recordings`)).status).toBe(200);
    expect((await stranger.call('GET', '/workspaces/1%20OR%201=1/recordings')).status).toBe(400);
    const inUse = await api.call<{ code: string }>('PUT', `/workspaces/${other.id}/telephony`, {
      accountSid: sandbox.accountSid,
      authToken: sandbox.authToken,
    });
    expect(inUse).toMatchObject({ status: 409, body: { code: 'telephony.account_in_use' } });

    const call = await quietCall('call');
    await callback(call, sandbox.authToken);
    const recording: Recording = await workspace.inState(call.sid, 'on_twilio', 10_000);
    await workspace.play(recording.id);
    const actions = (await api.all<{ action: string }>(workspace.path('audit-events'))).map(
      (event) => event.action,
    );
    expect(actions).toEqual(expect.arrayContaining(['recording.played', 'telephony.settings_changed']));
  });
});
