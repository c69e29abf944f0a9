import { createHash } from 'node:crypto';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import type { AuditEvent, MigrationRun, Page, Recording, RecordingZip } from '@voicekeep/shared/contracts';
import { Database } from '@voicekeep/shared/persistence';
import { eventually, unzipped } from '@voicekeep/shared/testing';
import { TestClinic } from './testing/test-clinic';
import { objectsIn, s3 } from './testing/test-host';

jest.setTimeout(120_000);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('a zip of recordings, straight from the bucket', () => {
  let clinic: TestClinic;
  let { host, ws, bucket } = {} as TestClinic;
  let recordings: readonly Recording[] = [];

  beforeAll(async () => {
    clinic = await TestClinic.open({ recordings: 12, seed: 21 });
    ({ host, ws, bucket } = clinic);
    await clinic.connect();
    await clinic.saveStorage();
    const run = await host.call<MigrationRun>('POST', `${ws}/storage/migrations`, {});
    expect(run.status).toBe(202);
    await eventually(
      async () => {
        const page = await host.call<Page<Recording>>('GET', `${ws}/recordings?limit=200`);
        recordings = page.body.items;
        return recordings.length === 12 && recordings.every(({ state }) => state === 'cleaned');
      },
      60_000,
      () => recordings.map(({ state }) => state),
    );
  });
  afterAll(() => clinic?.close());

  const order = async (body: object): Promise<RecordingZip> => {
    const answer = await host.call<RecordingZip>('POST', `${ws}/recordings/download`, body);
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const fetched = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

  it('gives a browser a file to save, and every byte of every recording in it', async () => {
    const stored = await objectsIn(bucket);
    const zip = await order({ filter: {} });
    const total = [...stored.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    expect(zip).toMatchObject({ recordings: 12, bytes: total });
    const response = await fetch(zip.url);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="recordings-\d{4}-\d\d-\d\d\.zip"$/,
    );
    const files = await unzipped(Buffer.from(await response.arrayBuffer()));
    expect(files).toHaveLength(14);
    for (const { recordingSid, location, sha256: proven, startedAt } of recordings) {
      const file = files.find(({ name }) => name === `${startedAt?.slice(0, 10)}/${recordingSid}.wav`);
      expect(file?.bytes.equals(stored.get(location!.key)!)).toBe(true);
      expect(sha256(file!.bytes)).toBe(proven);
    }
    expect((await fetch(`${zip.url}x`)).status).toBe(403);
    const head = await fetch(zip.url, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([200, 'application/zip']);
  });

  it('takes calls or recordings alike, and has each access on record', async () => {
    const [one] = recordings;
    const zip = await order({ callLogIds: [one!.callLogId] });
    await fetched(zip.url);
    await fetched((await order({ ids: [one!.id] })).url);
    const events = async (action: string) =>
      (await host.call<Page<AuditEvent>>('GET', `${ws}/audit-events?limit=200&action=${action}`)).body.items;
    const downloads = await events('recording.downloaded');
    expect(downloads.filter(({ resource }) => resource?.id === one!.id).length).toBeGreaterThanOrEqual(2);
    expect((await events('recording.zip_downloaded'))[0]).toMatchObject({
      details: { files: 1, missing: 0, complete: true },
    });
  });

  it('lists what is missing, and breaks off rather than hand on other bytes for a recording', async () => {
    const [gone, wrong] = recordings;
    await s3().send(new DeleteObjectCommand({ Bucket: bucket, Key: gone!.location!.key }));
    const { url } = await order({ ids: [gone!.id, recordings[2]!.id] });
    const files = await unzipped(await fetched(url));
    expect(files.find(({ name }) => name === 'manifest.csv')?.bytes.toString()).toMatch(
      new RegExp(`${gone!.recordingSid},.*,object_missing\r\n`),
    );
    expect(files).toHaveLength(3);
    await host.app
      .get(Database)
      .manager.query('UPDATE vk_recordings SET sha256 = ? WHERE id = ?', ['0'.repeat(64), wrong!.id]);
    await expect(fetched((await order({ ids: [wrong!.id] })).url)).rejects.toThrow();
  });

  it('has nothing to pack where nothing matches', async () => {
    const filter = { from: '2001-01-01T00:00:00Z', to: '2001-01-02T00:00:00Z' };
    expect(await host.call('POST', `${ws}/recordings/download`, { filter })).toMatchObject({
      status: 422,
      body: { code: 'recording.download_empty' },
    });
  });
});
