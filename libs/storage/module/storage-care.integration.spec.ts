import {
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketLifecycleConfigurationCommand,
} from '@aws-sdk/client-s3';
import { randomUUID } from 'node:crypto';
import type { StorageLifecycle, StorageLocationList, StorageUsage } from '@voicekeep/shared/contracts';
import { ObjectStores } from '@voicekeep/storage/domain';
import { BookedAudio, describeBytes } from '@voicekeep/storage/testing';
import { setContentMd5 } from '../s3/content-md5';
import { startFaultProxy } from '../s3/testing/fault-proxy';
import { newTestBucket, type TestBucket, testS3 } from '../s3/testing/test-bucket';
import { startStorageHost } from './testing/storage-host';

jest.setTimeout(60_000);

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
const MIB = 1024 * 1024;

const FOREIGN: LifecycleRule = {
  ID: 'logs of another team',
  Status: 'Enabled',
  Filter: { Prefix: 'logs/' },
  Expiration: { Days: 30 },
  NoncurrentVersionExpiration: { NoncurrentDays: 7 },
};

describe('looking after a bucket, over the API and a real S3 server', () => {
  let audio: BookedAudio;
  let host: Awaited<ReturnType<typeof startStorageHost>>;
  let bucket: TestBucket;
  let other: TestBucket;
  let ws: string;
  const path = (rest = '') => `/workspaces/${ws}/storage${rest}`;
  const save = (change: object = {}) =>
    host.call('PUT', path(), { ...testS3(), enabled: true, bucket: bucket.connection.bucket, ...change });
  const activeId = async () => (await host.app.get(ObjectStores).openCurrent(ws))!.location.id;
  const book = (locationId: string, days: number, bytes: number, name: string = randomUUID()) =>
    audio.books.push({
      ...{ locationId, bytes, seconds: 90, storedAt: ago(days), recordingSid: `RE${'0'.repeat(32)}` },
      objectKey: `voicekeep/${ws}/${name}.wav`,
    });
  const rulesOf = async () =>
    (
      await bucket.client.send(
        new GetBucketLifecycleConfigurationCommand({ Bucket: bucket.connection.bucket }),
      )
    ).Rules ?? [];
  const putForeign = (rule: LifecycleRule) => {
    const command = new PutBucketLifecycleConfigurationCommand({
      Bucket: bucket.connection.bucket,
      LifecycleConfiguration: { Rules: [rule] },
    });
    command.middlewareStack.add(
      (next) => (args) => {
        setContentMd5(args.request);
        return next(args);
      },
      { step: 'build' },
    );
    return bucket.client.send(command);
  };

  beforeAll(async () => {
    audio = new BookedAudio();
    host = await startStorageHost(audio);
  });
  beforeEach(async () => {
    ws = randomUUID();
    audio.books.length = 0;
    audio.classes.clear();
    [bucket, other] = await Promise.all([newTestBucket(), newTestBucket()]);
  });
  afterEach(() => Promise.all([bucket.drop(), other.drop()]));
  afterAll(() => host.stop());

  it('asks for storage first', async () => {
    expect(await host.call('GET', path('/lifecycle'))).toMatchObject({
      status: 409,
      body: { code: 'storage.not_configured' },
    });
  });

  it('shows no rules of a fresh bucket, and presets of which none deletes', async () => {
    await save();
    const { status, body } = await host.call<StorageLifecycle>('GET', path('/lifecycle'));
    expect(status).toBe(200);
    expect(body).toMatchObject({ rules: [], transitions: [], rulePrefix: `voicekeep/${ws}/` });
    expect(body.presets.map(({ transitions }) => transitions.length)).toEqual([0, 1, 2]);
    expect(JSON.stringify(body.presets)).not.toMatch(/expire/i);
  });

  it('adds our rule to those of others, changes it, takes it out, and theirs are as they were', async () => {
    await save();
    await putForeign(FOREIGN);
    const before = await rulesOf();
    const steps = [
      { afterDays: 90, storageClass: 'GLACIER_IR' },
      { afterDays: 365, storageClass: 'DEEP_ARCHIVE' },
    ];
    const saved = await host.call<StorageLifecycle>('PUT', path('/lifecycle'), { transitions: steps });
    expect(saved).toMatchObject({ status: 200, body: { transitions: steps } });
    const merged = await rulesOf();
    expect(merged).toHaveLength(2);
    expect(merged.find(({ ID }) => ID === FOREIGN.ID)).toEqual(before[0]);
    const ours = merged.find(({ ID }) => ID === `voicekeep-${ws}`);
    expect(ours?.Expiration).toBeUndefined();
    expect(saved.body.rules.find(({ ours }) => ours)?.prefix).toBe(`voicekeep/${ws}/`);
    await host.call('PUT', path('/lifecycle'), { transitions: steps.slice(0, 1) });
    expect(await rulesOf()).toHaveLength(2);
    await host.call('PUT', path('/lifecycle'), { transitions: [] });
    expect(await rulesOf()).toEqual(before);
    expect(host.audit.entries.some(({ action }) => action === 'storage.lifecycle_changed')).toBe(true);
  });

  it('warns of a foreign rule that deletes recordings', async () => {
    await save();
    await putForeign({ ...FOREIGN, ID: 'clean all', Filter: { Prefix: '' } });
    const { body } = await host.call<StorageLifecycle>('GET', path('/lifecycle'));
    expect(body.warnings).toMatchObject([{ code: 'storage.foreign_expiry' }]);
    expect(body.rules).toMatchObject([{ ours: false, touchesRecordings: true, expiresAfterDays: 30 }]);
  });

  it('counts which recordings a step touches, and warns of small ones, minimum durations and restores', async () => {
    await save();
    const id = await activeId();
    book(id, 10, MIB);
    book(id, 100, MIB);
    book(id, 400, MIB);
    book(id, 400, 1000);
    const { body } = await host.call('POST', path('/lifecycle/preview'), {
      transitions: [
        { afterDays: 90, storageClass: 'GLACIER_IR' },
        { afterDays: 150, storageClass: 'DEEP_ARCHIVE' },
      ],
    });
    expect(body).toMatchObject({
      recordings: 4,
      steps: [
        { recordings: 3, small: 1 },
        { recordings: 2, small: 1 },
      ],
      costPerMonthNow: null,
    });
    const codes = (body['warnings'] as { code: string }[]).map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining([
        'storage.small_objects',
        'storage.minimum_duration',
        'storage.moved_too_soon',
        'storage.restore_needed',
      ]),
    );
  });

  it.each([
    [
      'colder first',
      [
        { afterDays: 90, storageClass: 'DEEP_ARCHIVE' },
        { afterDays: 100, storageClass: 'GLACIER' },
      ],
      'storage.lifecycle_order',
    ],
    ['Standard-IA too soon', [{ afterDays: 5, storageClass: 'STANDARD_IA' }], 'storage.lifecycle_days'],
    ['a class that is none', [{ afterDays: 5, storageClass: 'FREEZER' }], 'storage.lifecycle_class'],
  ])('refuses %s and changes nothing', async (_, transitions, code) => {
    await save();
    expect(await host.call('PUT', path('/lifecycle'), { transitions })).toMatchObject({
      status: 422,
      body: { code },
    });
    await expect(rulesOf()).rejects.toMatchObject({ name: 'NoSuchLifecycleConfiguration' });
  });

  it('lets members look and only administrators change', async () => {
    await save();
    const member = `member@${ws}`;
    expect((await host.call('GET', path('/lifecycle'), undefined, member)).status).toBe(200);
    expect((await host.call('PUT', path('/lifecycle'), { transitions: [] }, member)).status).toBe(403);
  });

  it('tells objects, bytes and classes, Twilio’s price beside them, and no price of a store of one’s own', async () => {
    await save();
    const id = await activeId();
    for (let i = 0; i < 3; i++) book(id, 5, MIB);
    audio.classes.set(audio.books[0]!.objectKey, 'GLACIER_IR');
    const { body } = await host.call<StorageUsage>('GET', path('/usage'));
    expect(body).toMatchObject({
      ...{ objects: 3, bytes: 3 * MIB, seconds: 270, costPerMonth: null, prices: null },
      countedFrom: 'database',
      classes: [
        { storageClass: 'GLACIER_IR', objects: 1 },
        { storageClass: 'STANDARD', objects: 2 },
      ],
      twilio: { minutes: 6, freeMinutes: 10_000, costPerMonth: 0 },
    });
  });

  it('lists old and new locations, and whether they can be read', async () => {
    await save();
    const first = await activeId();
    const { store } = await host.app.get(ObjectStores).open(ws, first);
    const bytes = Buffer.from('audio');
    book(first, 1, bytes.length, 'kept');
    await store.put(audio.books[0]!.objectKey, { bytes }, describeBytes(bytes));
    await save({ bucket: other.connection.bucket });
    const { body } = await host.call<StorageLocationList>('GET', path('/locations'));
    expect(body.items).toMatchObject([
      { state: 'active', bucket: other.connection.bucket, objects: 0, readable: null, problem: null },
      { id: first, state: 'read_only', bucket: bucket.connection.bucket, objects: 1, readable: true },
    ]);
    expect(JSON.stringify(body)).not.toContain(testS3().secretAccessKey);
  });

  it('changes the keys of an old location only once they were seen to read it', async () => {
    await save();
    const first = await activeId();
    const { store } = await host.app.get(ObjectStores).open(ws, first);
    const bytes = Buffer.from('audio');
    book(first, 1, bytes.length, 'kept');
    await store.put(audio.books[0]!.objectKey, { bytes }, describeBytes(bytes));
    await save({ bucket: other.connection.bucket });
    const change = (keys: object) => host.call('PUT', path(`/locations/${first}/credentials`), keys);
    const { accessKeyId, secretAccessKey } = testS3();
    expect(await change({ accessKeyId, secretAccessKey: 'x'.repeat(40) })).toMatchObject({
      status: 422,
      body: { code: 'storage.secret_wrong' },
    });
    expect(
      await (await host.app.get(ObjectStores).open(ws, first)).store.head(audio.books[0]!.objectKey),
    ).not.toBeNull();
    expect(await change({ accessKeyId, secretAccessKey })).toMatchObject({
      status: 200,
      body: { id: first, state: 'read_only', readable: true },
    });
    expect(
      (
        await host.call('PUT', path(`/locations/${randomUUID()}/credentials`), {
          accessKeyId,
          secretAccessKey,
        })
      ).status,
    ).toBe(404);
    expect(JSON.stringify(host.audit.entries)).not.toContain(secretAccessKey);
  });

  it('previews the key of a real recording, and of a made-up one before the first', async () => {
    const preview = (body: object) => host.call('POST', path('/key-preview'), body);
    expect(await preview({ prefix: 'calls', keyTemplate: '{yyyy}/{kind}' })).toMatchObject({
      status: 200,
      body: { key: `calls/2026/call/RE${'0123456789abcdef'.repeat(2)}.wav`, example: 'made-up' },
    });
    book(randomUUID(), 1, MIB);
    const day = ago(1).toISOString().slice(0, 10).replaceAll('-', '/');
    expect(await preview({})).toMatchObject({
      body: { key: `voicekeep/${ws}/${day}/RE${'0'.repeat(32)}.wav`, example: 'recording' },
    });
    expect(await preview({ keyTemplate: '{from}' })).toMatchObject({
      status: 422,
      body: { code: 'storage.key_template_format' },
    });
    expect(await preview({ prefix: '../x' })).toMatchObject({
      status: 422,
      body: { code: 'storage.prefix_format' },
    });
  });

  it('gives one reason for each permission of the policy', async () => {
    const { body } = await host.call<{ items: { action: string; reason: string }[] }>(
      'GET',
      path('/permissions'),
    );
    const policy = await host.call<{ Statement: { Action: string[] }[] }>(
      'GET',
      path('/policy?bucket=calls'),
    );
    const asked = policy.body.Statement.flatMap(({ Action }) => Action).sort();
    expect(body.items.map(({ action }) => action).sort()).toEqual(asked);
    expect(body.items.every(({ reason }) => reason.length > 10)).toBe(true);
  });

  it('says that a store takes no such rule, by a proxy that answers as AWS documents', async () => {
    const proxy = await startFaultProxy(bucket.connection.endpoint!, ({ method, url }) =>
      method === 'PUT' && url?.includes('lifecycle') ? { status: 400, code: 'MalformedXML' } : null,
    );
    await save({ endpoint: proxy.endpoint });
    const refused = await host.call('PUT', path('/lifecycle'), {
      transitions: [{ afterDays: 90, storageClass: 'GLACIER_IR' }],
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'storage.lifecycle_refused' } });
    proxy.close();
  });
});
