import { createHash } from 'node:crypto';
import { DeleteObjectCommand, ListMultipartUploadsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import type { CopyCertificate, Page, Recording, StorageSweeps } from '@voicekeep/shared/contracts';
import { eventually } from '@voicekeep/shared/testing';
import { TestClinic } from './testing/test-clinic';
import { objectsIn, s3, storageForm } from './testing/test-host';

jest.setTimeout(180_000);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('what proves a copy', () => {
  let clinic: TestClinic;
  let { sandbox, host, ws, bucket } = {} as TestClinic;

  beforeEach(async () => {
    clinic = await TestClinic.open({ recordings: 0, seed: 11 });
    ({ sandbox, host, ws, bucket } = clinic);
    await clinic.saveStorage();
  });
  afterEach(() => clinic.close());

  const certificate = async (id: string): Promise<CopyCertificate> =>
    (await host.call<CopyCertificate>('GET', `${ws}/recordings/${id}/certificate`)).body;
  it('leads from the webhook to a certificate, and to an export of all', async () => {
    await clinic.connect();
    const { recordingSid, callSid } = await sandbox.placeCall({ kind: 'call' });
    const recording = await clinic.recording(recordingSid, 'cleaned');
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
    await clinic.connect();
    const recording = await clinic.recording(recordingSid, 'cleaned', 90_000);
    expect(recording.callLogId).not.toBeNull();
    expect((await certificate(recording.id)).twilioCopy).toMatchObject({
      state: 'deleted',
      confirmedBy: '204',
    });
  });

  it('is looked after by a sweep: what is missing needs a person, what is foreign is shown, nothing is deleted', async () => {
    await clinic.connect();
    const kept = await clinic.recording((await sandbox.placeCall({ kind: 'call' })).recordingSid, 'cleaned');
    const lost = await clinic.recording(
      (await sandbox.placeCall({ kind: 'voicemail' })).recordingSid,
      'cleaned',
    );
    await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: lost.location!.key }));
    const foreign = lost.location!.key.replace(/[^/]+$/, 'notes.txt');
    await s3().send(new PutObjectCommand({ Bucket: bucket, Key: foreign, Body: 'notes' }));
    const { lastRun, open, items } = await clinic.sweep();
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
    expect(await clinic.keys()).toEqual([foreign, kept.location!.key].sort());
    const uploads = await s3().send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect(uploads.Uploads ?? []).toEqual([]);
  });

  it('copies again what was overwritten while Twilio still has it', async () => {
    expect(
      (await host.call('PUT', `${ws}/storage`, { ...storageForm(bucket), deleteTwilioCopy: false })).status,
    ).toBe(200);
    await clinic.connect();
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
    const { items } = await clinic.sweep();
    expect(items).toMatchObject([{ kind: 'changed', action: 'copied_again', recordingId: first.id }]);
    await inState('stored', /\/a2\/RE/);
    const proof = await certificate(first.id);
    expect(proof.copy.sha256).toBe(first.sha256);
    expect(proof.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(sandbox.deletions()).toEqual([]);
  });
});
