import { createHash } from 'node:crypto';
import type {
  AuditEvent,
  CopyMovePreview,
  MigrationRun,
  Page,
  Playback,
  Recording,
  StorageLocationList,
} from '@voicekeep/shared/contracts';
import { eventually } from '@voicekeep/shared/testing';
import { TestClinic } from './testing/test-clinic';
import { newBucket, objectsIn, storageForm } from './testing/test-host';

jest.setTimeout(180_000);

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('moving to another bucket', () => {
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open({ recordings: 0, seed: 31 });
    await clinic.saveStorage();
    await clinic.connect();
  });
  afterEach(() => clinic.close());

  it('carries every verified recording over, byte for byte, and each plays all the while', async () => {
    const { host, ws, sandbox, bucket } = clinic;
    const placed = [
      await sandbox.placeCall({ kind: 'call' }),
      await sandbox.placeCall({ kind: 'voicemail' }),
    ];
    for (const { recordingSid } of placed) await clinic.recording(recordingSid, 'cleaned');
    const next = await newBucket();
    await clinic.saveStorage(storageForm(next));
    const third = await sandbox.placeCall({ kind: 'call' });
    const fresh = await clinic.recording(third.recordingSid, 'cleaned');
    expect(fresh.location?.bucket).toBe(next);

    const heard = async ({ recordingSid }: { recordingSid: string }): Promise<string> => {
      const { id } = await clinic.recording(recordingSid, 'cleaned');
      const { body } = await host.call<Playback>('POST', `${ws}/recordings/${id}/playback`, {});
      return sha256(Buffer.from(await (await fetch(body.url)).arrayBuffer()));
    };
    const truth = (sid: string) => sandbox.recording(sid)?.sha256;
    for (const one of placed) expect(await heard(one)).toBe(truth(one.recordingSid));

    const preview = await host.call<CopyMovePreview>('GET', `${ws}/storage/copy-moves/preview`);
    expect(preview.body).toMatchObject({ recordings: 2, notOurs: 0 });
    expect(await host.call('POST', `${ws}/storage/copy-moves`, { count: 5 })).toMatchObject({
      ...{ status: 409, body: { code: 'migration.count_changed' } },
    });
    const started = await host.call<MigrationRun>('POST', `${ws}/storage/copy-moves`, { count: 2 });
    expect(started).toMatchObject({ status: 202, body: { kind: 'move_copies', state: 'running' } });
    const run = async () =>
      (await host.call<MigrationRun>('GET', `${ws}/storage/migrations/${started.body.id}`)).body;
    await eventually(async () => (await run()).state === 'completed', 60_000, run);
    expect(await run()).toMatchObject({ total: 2, done: 2, failed: 0, skipped: 0 });

    for (const one of placed) {
      const moved = await clinic.recording(one.recordingSid, 'cleaned');
      expect(moved.location?.bucket).toBe(next);
      expect((await objectsIn(next)).has(moved.location?.key ?? '')).toBe(true);
      expect(await heard(one)).toBe(truth(one.recordingSid));
    }
    // What was lent before may still be playing.
    expect((await clinic.keys()).length).toBe(2);
    expect(await clinic.sweep()).toMatchObject({ open: { missing: 0, changed: 0, foreign: 0 } });
    const { body } = await host.call<StorageLocationList>('GET', `${ws}/storage/locations`);
    const amounts = body.items.map((place) => [place.bucket, place.objects]);
    expect(amounts.sort()).toEqual(
      [
        [next, 3],
        [bucket, 0],
      ].sort(),
    );
    const events = await host.call<Page<AuditEvent>>(
      'GET',
      `${ws}/audit-events?action=migration.move_started`,
    );
    expect(events.body.items).toMatchObject([{ details: { count: 2 } }]);
    const all = await host.call<Page<Recording>>('GET', `${ws}/recordings`);
    expect(all.body.items.map(({ state }) => state)).toEqual(['cleaned', 'cleaned', 'cleaned']);
  });
});
