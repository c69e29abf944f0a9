import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { randomBytes, randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { describeBytes } from '@voicekeep/storage/testing';
import { storageView } from '@voicekeep/storage/domain';
import { newTestBucket, type TestBucket, testS3 } from '../s3/testing/test-bucket';
import { caller, openStorage, type StorageFixture } from './testing/storage-fixture';

jest.setTimeout(30_000);

describe('storage settings over a real database and a real S3 server', () => {
  let storage: StorageFixture;
  let bucket: TestBucket;
  let other: TestBucket;
  let workspaceId: string;
  const good = (): StorageSettingsRequest => {
    const { endpoint, region, accessKeyId, secretAccessKey } = testS3();
    return {
      enabled: true,
      endpoint,
      region,
      accessKeyId,
      secretAccessKey,
      bucket: bucket.connection.bucket,
    };
  };
  const save = (request: StorageSettingsRequest) => storage.editor.save(workspaceId, request, caller);

  beforeAll(async () => {
    [storage, bucket, other] = await Promise.all([openStorage(), newTestBucket(), newTestBucket()]);
  });
  beforeEach(() => {
    workspaceId = randomUUID();
  });
  afterAll(async () => {
    await Promise.all([storage.close(), bucket.drop(), other.drop()]);
  });

  it('are the defaults before the first save, with the suggestion until then', async () => {
    const suggestion = {
      endpoint: 'http://127.0.0.1:1234',
      bucket: 'voicekeep-trial',
      region: 'us-east-1',
      accessKeyId: 'a',
      secretAccessKey: 'b',
      forcePathStyle: true,
    };
    expect(storageView(await storage.settings.find(workspaceId), suggestion)).toMatchObject({
      configured: false,
      enabled: false,
      hasSecret: false,
      prefix: 'voicekeep',
      deleteTwilioCopy: true,
      deleteTwilioCopyAfterHours: 0,
      deleteWithCallLog: false,
      version: 0,
      suggestion,
    });
    expect(storageView(await save({ deleteWithCallLog: true }), suggestion)).toMatchObject({
      configured: false,
      version: 1,
      suggestion: null,
    });
    expect(await storage.workspaceStorage.policy(workspaceId)).toBeNull();
    expect(await storage.stores.openCurrent(workspaceId)).toBeNull();
  });

  it('switch storage on after a passed test, and then the location opens', async () => {
    const view = storageView(await save(good()), null);
    expect(view).toMatchObject({
      configured: true,
      enabled: true,
      hasSecret: true,
      version: 1,
      forcePathStyle: true,
    });
    expect(JSON.stringify(view)).not.toContain(good().secretAccessKey);
    const current = await storage.stores.openCurrent(workspaceId);
    expect(current?.location).toMatchObject({ state: 'active', prefix: 'voicekeep', bucket: good().bucket });
    const bytes = randomBytes(50);
    await current!.store.put('voicekeep/x.wav', { bytes }, describeBytes(bytes));
    const again = await storage.stores.open(workspaceId, current!.location.id);
    expect(await buffer((await again.store.get('voicekeep/x.wav'))!.body)).toEqual(bytes);
    await again.store.delete('voicekeep/x.wav');
  });

  it('hold no secret, key or phone number in the clear', async () => {
    await save({ ...good(), scope: { numbers: ['+14155550123'] } });
    const dump = await storage.dump();
    expect(dump).not.toContain(good().secretAccessKey);
    expect(dump).not.toContain(good().accessKeyId);
    expect(dump).not.toContain('4155550123');
    expect((await storage.workspaceStorage.policy(workspaceId))?.scope.numbers).toEqual(['+14155550123']);
  });

  it('are not saved when the test fails, and the answer carries the failed step', async () => {
    await expect(save({ ...good(), secretAccessKey: 'x'.repeat(40) })).rejects.toMatchObject({
      kind: 'invalid',
      code: 'storage.secret_wrong',
      details: { steps: [expect.objectContaining({ id: 'credentials', status: 'failed' })] },
    });
    expect(await storage.settings.find(workspaceId)).toBeNull();
  });

  it('are saved disabled by force although the test fails', async () => {
    const saved = await save({ ...good(), bucket: 'vk-test-no-such-bucket', force: true });
    expect(saved).toMatchObject({ enabled: false, locationId: null });
    expect(storageView(saved, null)).toMatchObject({ bucket: 'vk-test-no-such-bucket', configured: false });
  });

  it('switch storage on over a public bucket only when that is accepted', async () => {
    const open = await newTestBucket();
    const Bucket = open.connection.bucket;
    const statement = {
      Effect: 'Allow',
      Principal: '*',
      Action: 's3:ListBucket',
      Resource: `arn:aws:s3:::${Bucket}`,
    };
    await open.client.send(
      new PutBucketPolicyCommand({
        Bucket,
        Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }),
      }),
    );
    await expect(save({ ...good(), bucket: Bucket })).rejects.toMatchObject({
      code: 'storage.block_public_access',
    });
    expect(await save({ ...good(), bucket: Bucket, acceptPublic: true })).toMatchObject({ enabled: true });
    await open.drop();
  });

  it('are saved untested while storage is off', async () => {
    expect(await save({ ...good(), enabled: false, bucket: 'vk-test-no-such-bucket' })).toMatchObject({
      enabled: false,
    });
  });

  it('refuse a stale version and take a missing one for the newest', async () => {
    await save({ ...good(), enabled: false });
    await save({ version: 1, deleteTwilioCopy: false });
    await expect(save({ version: 1, deleteTwilioCopy: true })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'storage.changed_meanwhile',
    });
    expect((await save({ deleteWithCallLog: true })).form).toMatchObject({
      deleteTwilioCopy: false,
      deleteWithCallLog: true,
    });
  });

  it('lose nothing when two people save at once without a version', async () => {
    await save({ ...good(), enabled: false });
    await Promise.all([save({ deleteTwilioCopy: false }), save({ deleteWithCallLog: true })]);
    const stored = await storage.settings.find(workspaceId);
    expect(stored).toMatchObject({ version: 3, form: { deleteTwilioCopy: false, deleteWithCallLog: true } });
  });

  it('keep the old location readable with its own credentials when the bucket changes', async () => {
    const first = (await save(good())).locationId!;
    const second = (await save({ enabled: true, bucket: other.connection.bucket })).locationId!;
    expect(second).not.toBe(first);
    const old = await storage.stores.open(workspaceId, first);
    expect(old.location).toMatchObject({ state: 'read_only', bucket: bucket.connection.bucket });
    expect(await old.store.head('absent')).toBeNull();
    expect((await storage.stores.openCurrent(workspaceId))?.location.id).toBe(second);
    expect((await save({ enabled: true, bucket: bucket.connection.bucket })).locationId).toBe(first);
  });

  it('make another location of another prefix', async () => {
    const first = (await save(good())).locationId;
    expect((await save({ enabled: true, prefix: 'elsewhere' })).locationId).not.toBe(first);
  });

  it('keep working credentials at the location until new ones passed a test', async () => {
    const { locationId } = await save(good());
    await save({ enabled: false, secretAccessKey: 'y'.repeat(40) });
    const { store } = await storage.stores.open(workspaceId, locationId!);
    expect(await store.head('absent')).toBeNull();
  });

  it('resume a paused location after a good test', async () => {
    const { locationId } = await save(good());
    await storage.stores.pause(workspaceId, locationId!, 'storage.secret_wrong');
    expect((await storage.stores.openCurrent(workspaceId))?.location.state).toBe('paused');
    await save({ enabled: true });
    expect((await storage.stores.openCurrent(workspaceId))?.location.state).toBe('active');
  });

  it('change a toggle of enabled storage without a test of the bucket', async () => {
    await save(good());
    const saved = await save({ deleteWithCallLog: true });
    expect(saved).toMatchObject({ enabled: true, version: 2 });
    expect((await storage.workspaceStorage.policy(workspaceId))?.deleteWithCallLog).toBe(true);
  });

  it('remember in which periods storage was on', async () => {
    const before = new Date();
    await save(good());
    const during = new Date();
    await save({ enabled: false });
    const after = new Date(Date.now() + 1000);
    const was = (instant: Date) => storage.workspaceStorage.wasEnabledAt(workspaceId, instant);
    expect([await was(new Date(before.getTime() - 1)), await was(during), await was(after)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(await storage.workspaceStorage.policy(workspaceId)).toMatchObject({ enabled: false });
  });

  it('answer a test with a failed step for a bad shape, and 400 for a secret at another address', async () => {
    const bad = await storage.editor.test(workspaceId, { ...good(), bucket: 'My_Bucket' }, caller);
    expect(bad).toMatchObject({ ok: false, steps: [{ status: 'failed', code: 'storage.bucket_format' }] });
    await save({ ...good(), enabled: false });
    await expect(
      storage.editor.test(workspaceId, { endpoint: 'https://s3.example.com' }, caller),
    ).rejects.toMatchObject({ kind: 'malformed', code: 'storage.secret_required_again' });
  });

  it('test with the stored secret when none is sent, and save nothing', async () => {
    await save({ ...good(), enabled: false });
    const { secretAccessKey: _, ...form } = good();
    expect(await storage.editor.test(workspaceId, form, caller)).toMatchObject({ ok: true });
    expect(await storage.settings.find(workspaceId)).toMatchObject({ enabled: false, version: 1 });
  });

  it('leave names of what changed in the audit trail, never values', async () => {
    await save({ ...good(), enabled: false });
    const entry = storage.audit.entries.at(-1);
    expect(entry).toMatchObject({ action: 'storage.settings_changed', workspaceId, requestId: 'request-1' });
    expect(entry?.details?.['changed']).toContain('secretAccessKey');
    expect(JSON.stringify(storage.audit.entries)).not.toContain(good().secretAccessKey);
  });

  it('stay apart by workspace', async () => {
    const { locationId } = await save(good());
    await expect(storage.stores.open(randomUUID(), locationId!)).rejects.toMatchObject({
      code: 'storage.location_not_found',
    });
  });
});
