import { createHash } from 'node:crypto';
import { DeleteObjectCommand, ListMultipartUploadsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type {
  CopyCertificate,
  Job,
  Page,
  Recording,
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

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('what proves a copy', () => {
  let sandbox: Sandbox;
  let database: Awaited<ReturnType<typeof newDatabase>>;
  let host: TestHost;
  let ws: string;
  let bucket: string;

  beforeEach(async () => {
    sandbox = await startSandbox({ recordings: 0, seed: 11 });
    database = await newDatabase();
    host = await startHost(database.url, sandbox.url);
    sandbox.setCallbackUrl(host.publicUrl);
    ws = `/workspaces/${(await host.call('POST', '/workspaces', { name: 'Clinic' })).body.id}`;
    bucket = await newBucket();
    expect((await host.call('PUT', `${ws}/storage`, storageForm(bucket))).status).toBe(200);
  });

  afterEach(async () => {
    await host.stop();
    await sandbox.close();
    await database.drop();
  });

  const connect = async (): Promise<void> => {
    const { accountSid, authToken } = sandbox;
    expect((await host.call('PUT', `${ws}/telephony`, { accountSid, authToken })).status).toBe(200);
  };
  const cleaned = async (sid: string, withinMs = 60_000): Promise<Recording> => {
    let found: Recording | undefined;
    await eventually(
      async () => {
        const page = await host.call<Page<Recording>>('GET', `${ws}/recordings?recordingSid=${sid}`);
        [found] = page.body.items;
        return found?.state === 'cleaned';
      },
      withinMs,
      () => found,
    );
    return found!;
  };
  const certificate = async (id: string): Promise<CopyCertificate> =>
    (await host.call<CopyCertificate>('GET', `${ws}/recordings/${id}/certificate`)).body;
  const sweep = async (): Promise<StorageSweeps> => {
    const started = await host.call<StorageSweep>('POST', `${ws}/storage/sweeps`);
    expect(started).toMatchObject({ status: 202, body: { state: 'running' } });
    await eventually(
      async () => (await host.call<Job>('GET', `/jobs/${started.body.id}`)).body.state !== 'running',
      30_000,
      () => started.body,
    );
    return (await host.call<StorageSweeps>('GET', `${ws}/storage/sweeps`)).body;
  };

  it('leads from the webhook to a certificate, and to an export of all', async () => {
    await connect();
    const { recordingSid, callSid } = await sandbox.placeCall({ kind: 'call' });
    const recording = await cleaned(recordingSid);
    const [, deletion] = [await sandbox.settled(), sandbox.deletions()[0]];
    const proof = await certificate(recording.id);
    const stored = (await objectsIn(bucket)).get(proof.copy.key)!;
    expect(proof).toMatchObject({
      ...{ schema: 1, recordingSid, callSid, accountSid: sandbox.accountSid },
      copy: { bucket, bytes: stored.length, sha256: sha256(stored) },
      verified: { how: 'read-back' },
      twilioCopy: { state: 'deleted', confirmedBy: '204' },
      attempts: [{ attempt: 1, state: 'kept', key: proof.copy.key }],
    });
    expect(sandbox.recording(recordingSid)?.sha256).toBe(proof.copy.sha256);
    expect(deletion).toBeDefined();
    const { requestedAt, confirmedAt } = proof.twilioCopy;
    expect([proof.verified.at, requestedAt, confirmedAt]).toEqual(
      [proof.verified.at, requestedAt, confirmedAt].sort(),
    );
    const all = await host.call<{ certificates: CopyCertificate[] }>('GET', `${ws}/recordings/certificates`);
    expect(all.body.certificates.map(({ recordingId }) => recordingId)).toEqual([recording.id]);
    const csv = await fetch(`${host.publicUrl}/api/v1${ws}/recordings/certificates?format=csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(await csv.text()).toContain(proof.copy.sha256);
    expect((await host.call('GET', `${ws}/recordings/certificates?format=xml`)).status).toBe(400);
  });

  it('holds for a trunk recording that no webhook ever told of', async () => {
    const { recordingSid } = await sandbox.placeCall({ kind: 'call', source: 'Trunking', callback: false });
    await sandbox.settled();
    await connect();
    const recording = await cleaned(recordingSid, 90_000);
    expect(recording.callLogId).not.toBeNull();
    expect((await certificate(recording.id)).twilioCopy).toMatchObject({
      state: 'deleted',
      confirmedBy: '204',
    });
  });

  it('is looked after by a sweep: what is missing needs a person, what is foreign is shown, nothing is deleted', async () => {
    await connect();
    const kept = await cleaned((await sandbox.placeCall({ kind: 'call' })).recordingSid);
    const lost = await cleaned((await sandbox.placeCall({ kind: 'voicemail' })).recordingSid);
    await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: lost.location!.key }));
    const foreign = lost.location!.key.replace(/[^/]+$/, 'notes.txt');
    await s3().send(new PutObjectCommand({ Bucket: bucket, Key: foreign, Body: 'notes' }));
    const { lastRun, open, items } = await sweep();
    expect(lastRun).toMatchObject({ state: 'completed', objects: 2, intact: 1, missing: 1, foreign: 1 });
    expect(open).toEqual({ missing: 1, changed: 0, foreign: 1 });
    expect(items.map(({ kind, action, location }) => [kind, action, location.key]).sort()).toEqual([
      ['foreign', 'left_alone', foreign],
      ['missing', 'needs_person', lost.location!.key],
    ]);
    const missing = await host.call<StorageSweeps>('GET', `${ws}/storage/sweeps?kind=missing`);
    expect(missing.body.items.map(({ recordingId }) => recordingId)).toEqual([lost.id]);
    expect((await certificate(kept.id)).verified.seenIntactAt).not.toBeNull();
    const flagged = await host.call<Recording>('GET', `${ws}/recordings/${lost.id}`);
    expect(flagged.body).toMatchObject({ state: 'cleaned', lastError: { code: 'storage.object_missing' } });
    expect([...(await objectsIn(bucket)).keys()].sort()).toEqual([foreign, kept.location!.key].sort());
    const uploads = await s3().send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect(uploads.Uploads ?? []).toEqual([]);
  });

  it('copies again what was overwritten while Twilio still has it', async () => {
    expect(
      (await host.call('PUT', `${ws}/storage`, { ...storageForm(bucket), deleteTwilioCopy: false })).status,
    ).toBe(200);
    await connect();
    const { recordingSid } = await sandbox.placeCall({ kind: 'call' });
    const find = async (): Promise<Recording | undefined> =>
      (await host.call<Page<Recording>>('GET', `${ws}/recordings?recordingSid=${recordingSid}`)).body
        .items[0];
    const inState = (state: string, attempt: RegExp) =>
      eventually(
        async () => {
          const now = await find();
          return now?.state === state && attempt.test(now.location?.key ?? '');
        },
        60_000,
        () => recordingSid,
      );
    await inState('stored', /\/RE/);
    const first = (await find())!;
    const key = first.location!.key;
    await s3().send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: 'overwritten' }));
    const { items } = await sweep();
    expect(items).toMatchObject([{ kind: 'changed', action: 'copied_again', recordingId: first.id }]);
    await inState('stored', /\/a2\/RE/);
    const proof = await certificate(first.id);
    expect(proof.copy.sha256).toBe(first.sha256);
    expect(proof.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(sandbox.deletions()).toEqual([]);
  });
});
