import { createHash } from 'node:crypto';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type {
  AuditEvent,
  CallLog,
  CopyCertificate,
  Job,
  Page,
  Playback,
  Recording,
  StorageSettings,
  StorageSweep,
  StorageSweeps,
} from '@voicekeep/shared/contracts';
import { startSandbox, type Sandbox } from '../../../apps/sandbox';
import {
  eventually,
  newBucket,
  newDatabase,
  objectsIn,
  s3,
  startHost,
  storageForm,
  type TestHost,
} from './testing/test-host';

jest.setTimeout(180_000);

const PREFIX = 'voice-recordings';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('what Twilio’s External S3 Storage writes into the bucket', () => {
  let sandbox: Sandbox;
  let database: Awaited<ReturnType<typeof newDatabase>>;
  let host: TestHost;
  let ws: string;
  let bucket: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ recordings: 0, seed: 21 });
    database = await newDatabase();
    host = await startHost(database.url, sandbox.url);
    sandbox.setCallbackUrl(host.publicUrl);
    ws = `/workspaces/${(await host.call('POST', '/workspaces', { name: 'Clinic' })).body.id}`;
    bucket = await newBucket();
    const form = { ...storageForm(bucket), externalPrefix: `/${PREFIX}/`, deleteWithCallLog: true };
    const saved = await host.call<StorageSettings>('PUT', `${ws}/storage`, form);
    expect([saved.status, saved.body.externalPrefix]).toEqual([200, PREFIX]);
    const { accountSid, authToken } = sandbox;
    expect((await host.call('PUT', `${ws}/telephony`, { accountSid, authToken })).status).toBe(200);
  });

  afterEach(async () => {
    await host.stop();
    await sandbox.close();
    await database.drop();
  });

  const switchOn = async (): Promise<void> => {
    const { endpoint, region, accessKeyId, secretAccessKey } = storageForm(bucket);
    const response = await fetch(`${sandbox.url}/_control/external-storage`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ endpoint, region, bucket, accessKeyId, secretAccessKey, prefix: PREFIX }),
    });
    expect(response.status).toBe(204);
  };
  const reached = async (sid: string, state: Recording['state']): Promise<Recording> => {
    let found: Recording | undefined;
    await eventually(
      async () => {
        const page = await host.call<Page<Recording>>('GET', `${ws}/recordings?recordingSid=${sid}`);
        [found] = page.body.items;
        return found?.state === state;
      },
      60_000,
      () => found,
    );
    return found!;
  };
  const sweep = async (): Promise<StorageSweeps> => {
    const started = await host.call<StorageSweep>('POST', `${ws}/storage/sweeps`);
    await eventually(
      async () => (await host.call<Job>('GET', `/jobs/${started.body.id}`)).body.state !== 'running',
      30_000,
      () => started.body,
    );
    return (await host.call<StorageSweeps>('GET', `${ws}/storage/sweeps`)).body;
  };
  const keys = async (): Promise<string[]> => [...(await objectsIn(bucket)).keys()].sort();

  it('is adopted in place, plays, and outlasts its call log, while what we wrote goes with its own', async () => {
    await switchOn();
    const { recordingSid } = await sandbox.placeCall({ kind: 'call' });
    const key = `${PREFIX}/${sandbox.accountSid}/${recordingSid}`;
    const adopted = await reached(recordingSid, 'stored');
    const truth = sandbox.recording(recordingSid)!;
    expect(adopted).toMatchObject({
      ...{ location: { bucket, key }, writtenBy: 'twilio', onTwilio: false, lastError: null },
      ...{ bytes: truth.bytes, sha256: truth.sha256, channels: truth.channels },
    });
    expect(await keys()).toEqual([key]);

    const played = await host.call<Playback>('POST', `${ws}/recordings/${adopted.id}/playback`, {});
    expect(played.body).toMatchObject({ source: 's3', contentType: 'audio/x-wav' });
    const heard = await fetch(played.body.url);
    expect(heard.headers.get('content-type')).toBe('audio/x-wav');
    expect(sha256(Buffer.from(await heard.arrayBuffer()))).toBe(truth.sha256);
    expect((await host.call('GET', `${ws}/recordings/${adopted.id}/waveform`)).status).toBe(200);
    const proof = await host.call<CopyCertificate>('GET', `${ws}/recordings/${adopted.id}/certificate`);
    expect(proof.body).toMatchObject({
      copy: { bucket, key, sha256: truth.sha256, writtenBy: 'twilio' },
      verified: { how: 'read-back' },
      twilioCopy: { state: 'never_kept', decidedAt: null, requestedAt: null },
    });
    expect(await sweep()).toMatchObject({
      lastRun: { state: 'completed', objects: 1, intact: 1, leftovers: 0, missing: 0, foreign: 0 },
    });

    sandbox.setExternalStorage(null);
    const ours = await reached((await sandbox.placeCall({ kind: 'voicemail' })).recordingSid, 'cleaned');
    expect(ours).toMatchObject({ writtenBy: 'voicekeep' });
    expect(await keys()).toEqual([key, ours.location!.key].sort());
    const log = await host.call<CallLog>('GET', `${ws}/call-logs/${adopted.callLogId}`);
    expect(log.body.recordings).toMatchObject([{ id: adopted.id, writtenBy: 'twilio' }]);
    for (const { callLogId } of [adopted, ours])
      expect((await host.call('DELETE', `${ws}/call-logs/${callLogId}`)).status).toBe(204);
    await eventually(
      async () => (await keys()).length === 1,
      60_000,
      () => null,
    );
    expect(await keys()).toEqual([key]);
    expect((await host.call('GET', `${ws}/call-logs/${adopted.callLogId}`)).status).toBe(404);
    expect((await host.call('POST', `${ws}/recordings/${adopted.id}/playback`, {})).status).toBe(410);
    const events = await host.call<Page<AuditEvent>>('GET', `${ws}/audit-events?action=call_log.deleted`);
    expect(events.body.items.map(({ details }) => details)).toMatchObject([
      { filesToRemove: 1, filesOfTwilio: 0 },
      { filesToRemove: 0, filesOfTwilio: 1 },
    ]);
    expect(await sweep()).toMatchObject({ open: { missing: 0, changed: 0, foreign: 0 } });
    expect(await keys()).toEqual([key]);
    const asked = sandbox.deletions().map(({ recordingSid: sid }) => sid);
    expect(asked).toEqual([ours.recordingSid]);
    expect(sandbox.recording(recordingSid)?.status).toBe('completed');
  });

  it('is flagged like any other when it disappears, and is neither copied again nor given up', async () => {
    await switchOn();
    const adopted = await reached((await sandbox.placeCall({ kind: 'call' })).recordingSid, 'stored');
    await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: adopted.location!.key }));
    expect((await sweep()).items).toMatchObject([
      { kind: 'missing', recordingId: adopted.id, action: 'needs_person', location: adopted.location! },
    ]);
    const flagged = await host.call<Recording>('GET', `${ws}/recordings/${adopted.id}`);
    expect(flagged.body).toMatchObject({ state: 'stored', lastError: { code: 'storage.object_missing' } });
    const played = await host.call('POST', `${ws}/recordings/${adopted.id}/playback`, {});
    expect(played).toMatchObject({ status: 404, body: { code: 'recording.missing_in_bucket' } });
  });
});
