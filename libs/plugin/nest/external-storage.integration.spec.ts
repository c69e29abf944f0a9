import { createHash } from 'node:crypto';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type {
  AuditEvent,
  CallLog,
  CopyCertificate,
  Page,
  Playback,
  Recording,
  StorageSettings,
} from '@voicekeep/shared/contracts';
import { eventually } from '@voicekeep/shared/testing';
import { TestClinic } from './testing/test-clinic';
import { s3, storageForm } from './testing/test-host';

jest.setTimeout(180_000);

const PREFIX = 'voice-recordings';
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('what Twilio’s External S3 Storage writes into the bucket', () => {
  let clinic: TestClinic;
  let { sandbox, host, ws, bucket } = {} as TestClinic;

  beforeEach(async () => {
    clinic = await TestClinic.open({ recordings: 0, seed: 21 });
    ({ sandbox, host, ws, bucket } = clinic);
    await clinic.saveStorage({ externalPrefix: `/${PREFIX}/`, deleteWithCallLog: true });
    const { body } = await host.call<StorageSettings>('GET', `${ws}/storage`);
    expect(body.externalPrefix).toBe(PREFIX);
    await clinic.connect();
  });
  afterEach(() => clinic.close());

  const switchOn = async (): Promise<void> => {
    const { endpoint, region, accessKeyId, secretAccessKey } = storageForm(bucket);
    const response = await fetch(`${sandbox.url}/_control/external-storage`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ endpoint, region, bucket, accessKeyId, secretAccessKey, prefix: PREFIX }),
    });
    expect(response.status).toBe(204);
  };
  it('is adopted in place, plays, and outlasts its call log, while what we wrote goes with its own', async () => {
    await switchOn();
    const { recordingSid } = await sandbox.placeCall({ kind: 'call' });
    const key = `${PREFIX}/${sandbox.accountSid}/${recordingSid}`;
    const adopted = await clinic.recording(recordingSid, 'stored');
    const truth = sandbox.recording(recordingSid)!;
    expect(adopted).toMatchObject({
      ...{ location: { bucket, key }, writtenBy: 'twilio', onTwilio: false, lastError: null },
      ...{ bytes: truth.bytes, sha256: truth.sha256, channels: truth.channels },
    });
    expect(await clinic.keys()).toEqual([key]);

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
    expect(await clinic.sweep()).toMatchObject({
      lastRun: { state: 'completed', objects: 1, intact: 1, leftovers: 0, missing: 0, foreign: 0 },
    });

    sandbox.setExternalStorage(null);
    const ours = await clinic.recording(
      (await sandbox.placeCall({ kind: 'voicemail' })).recordingSid,
      'cleaned',
    );
    expect(ours).toMatchObject({ writtenBy: 'voicekeep' });
    expect(await clinic.keys()).toEqual([key, ours.location!.key].sort());
    const log = await host.call<CallLog>('GET', `${ws}/call-logs/${adopted.callLogId}`);
    expect(log.body.recordings).toMatchObject([{ id: adopted.id, writtenBy: 'twilio' }]);
    for (const { callLogId } of [adopted, ours])
      expect((await host.call('DELETE', `${ws}/call-logs/${callLogId}`)).status).toBe(204);
    await eventually(
      async () => (await clinic.keys()).length === 1,
      60_000,
      () => null,
    );
    expect(await clinic.keys()).toEqual([key]);
    expect((await host.call('GET', `${ws}/call-logs/${adopted.callLogId}`)).status).toBe(404);
    expect((await host.call('POST', `${ws}/recordings/${adopted.id}/playback`, {})).status).toBe(410);
    const events = await host.call<Page<AuditEvent>>('GET', `${ws}/audit-events?action=call_log.deleted`);
    expect(events.body.items.map(({ details }) => details)).toMatchObject([
      { filesToRemove: 1, filesOfTwilio: 0 },
      { filesToRemove: 0, filesOfTwilio: 1 },
    ]);
    expect(await clinic.sweep()).toMatchObject({ open: { missing: 0, changed: 0, foreign: 0 } });
    expect(await clinic.keys()).toEqual([key]);
    const asked = sandbox.deletions().map(({ recordingSid: sid }) => sid);
    expect(asked).toEqual([ours.recordingSid]);
    expect(sandbox.recording(recordingSid)?.status).toBe('completed');
  });

  it('is flagged like any other when it disappears, and is neither copied again nor given up', async () => {
    await switchOn();
    const adopted = await clinic.recording(
      (await sandbox.placeCall({ kind: 'call' })).recordingSid,
      'stored',
    );
    await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: adopted.location!.key }));
    expect((await clinic.sweep()).items).toMatchObject([
      { kind: 'missing', recordingId: adopted.id, action: 'needs_person', location: adopted.location! },
    ]);
    const flagged = await host.call<Recording>('GET', `${ws}/recordings/${adopted.id}`);
    expect(flagged.body).toMatchObject({ state: 'stored', lastError: { code: 'storage.object_missing' } });
    const played = await host.call('POST', `${ws}/recordings/${adopted.id}/playback`, {});
    expect(played).toMatchObject({ status: 404, body: { code: 'recording.missing_in_bucket' } });
  });
});
