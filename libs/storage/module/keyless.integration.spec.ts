import { randomUUID } from 'node:crypto';
import { LocationBook, ObjectStores } from '@voicekeep/storage/domain';
import { S3ObjectStoreFactory } from '@voicekeep/storage/s3';
import { BookedAudio } from '@voicekeep/storage/testing';
import { newTestBucket, type TestBucket, testGuard, testS3 } from '../s3/testing/test-bucket';
import { startStorageHost } from './testing/storage-host';

jest.setTimeout(30_000);

interface Steps {
  readonly ok: boolean;
  readonly steps: readonly { readonly id: string; readonly status: string; readonly code?: string }[];
}

describe('storing without keys', () => {
  const before = { ...process.env };
  const own = { AWS_ACCESS_KEY_ID: testS3().accessKeyId, AWS_SECRET_ACCESS_KEY: testS3().secretAccessKey };
  let host: Awaited<ReturnType<typeof startStorageHost>>;
  let strict: typeof host;
  let bucket: TestBucket;
  let ws: string;
  const path = () => `/workspaces/${ws}/storage`;
  const form = () => {
    const { endpoint, region } = testS3();
    return { endpoint, region, bucket: bucket.connection.bucket, keyless: true };
  };
  const test = async (body: object, at = host) => (await at.call<Steps>('POST', `${path()}/test`, body)).body;

  beforeAll(async () => {
    [host, strict, bucket] = await Promise.all([
      startStorageHost(new BookedAudio(), { s3AllowKeyless: true }),
      startStorageHost(),
      newTestBucket(),
    ]);
  });
  beforeEach(() => {
    ws = randomUUID();
    // No role is looked for: a test machine may have one.
    process.env = { ...before, ...own, AWS_EC2_METADATA_DISABLED: 'true' };
  });
  afterAll(async () => {
    process.env = before;
    await Promise.all([host.stop(), strict.stop(), bucket.drop()]);
  });

  it('tests, saves and stores with the access of the server', async () => {
    expect(await test(form())).toMatchObject({ ok: true });
    const saved = await host.call('PUT', path(), { ...form(), enabled: true });
    expect(saved).toMatchObject({
      status: 200,
      body: { enabled: true, keyless: true, keylessAllowed: true, hasSecret: false, accessKeyId: null },
    });
    const { store } = (await host.app.get(ObjectStores).openCurrent(ws))!;
    expect(await store.list('voicekeep')).toEqual({ keys: [], nextCursor: null });
    const { url } = await store.signedUrl('voicekeep/x', { ttlSeconds: 60, contentType: 'audio/wav' });
    expect((await fetch(url)).status).toBe(404);
  });

  it('is refused, also for what was saved before, where the operator did not switch it on', async () => {
    const refused = await strict.call('PUT', path(), { ...form(), enabled: true });
    expect(refused).toMatchObject({ status: 422, body: { code: 'storage.keyless_off' } });
    expect(await test(form(), strict)).toMatchObject({
      ok: false,
      steps: [{ id: 'form.keyless', code: 'storage.keyless_off' }],
    });
    expect((await strict.call('GET', path())).body).toMatchObject({ keyless: false, keylessAllowed: false });
  });

  it.each([
    ['keys beside it', { accessKeyId: 'AKIAEXAMPLE' }, 'storage.keyless_with_keys'],
    ['a secret beside it', { secretAccessKey: 'x'.repeat(40) }, 'storage.keyless_with_keys'],
    [
      'a store the operator does not know',
      { endpoint: 'https://s3.example.com' },
      'storage.keyless_endpoint',
    ],
    ['such a public address', { publicEndpoint: 'https://s3.example.com' }, 'storage.keyless_endpoint'],
  ])('is refused with %s', async (_, change, code) => {
    expect(await host.call('PUT', path(), { ...form(), ...change })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  it('says that the server has no access of its own', async () => {
    delete process.env['AWS_ACCESS_KEY_ID'];
    const { ok, steps } = await test(form());
    expect(ok).toBe(false);
    expect(steps.find(({ status }) => status === 'failed')).toMatchObject({
      id: 'credentials',
      code: 'storage.credentials_missing',
    });
  });

  it('lets stored keys go, and wants them again afterwards', async () => {
    const keys = { accessKeyId: own.AWS_ACCESS_KEY_ID, secretAccessKey: own.AWS_SECRET_ACCESS_KEY };
    await host.call('PUT', path(), { ...form(), ...keys, keyless: false, enabled: true });
    expect((await host.call('PUT', path(), { keyless: true })).body).toMatchObject({ hasSecret: false });
    const again = await host.call('PUT', path(), { keyless: false, enabled: true });
    expect(again).toMatchObject({ status: 422, body: { code: 'storage.access_key_required' } });
    expect(await host.call('PUT', path(), { ...keys, keyless: false, enabled: true })).toMatchObject({
      status: 200,
      body: { keyless: false, hasSecret: true },
    });
  });

  it('never helps a form that has keys of its own', async () => {
    const wrong = { accessKeyId: own.AWS_ACCESS_KEY_ID, secretAccessKey: 'x'.repeat(40), keyless: false };
    const { steps } = await test({ ...form(), ...wrong });
    expect(steps.find(({ status }) => status === 'failed')).toMatchObject({ code: 'storage.secret_wrong' });
  });

  it('keeps nothing of the access of the server', async () => {
    await host.call('PUT', path(), { ...form(), enabled: true });
    const shown = await host.call('GET', path());
    const steps = await host.call('POST', `${path()}/test`, {});
    const told = JSON.stringify([shown.body, steps.body, host.audit.entries]);
    expect(told).not.toContain(own.AWS_ACCESS_KEY_ID);
    expect(told).not.toContain(own.AWS_SECRET_ACCESS_KEY);
  });

  it('lets what is saved wait while the operator has it switched off', async () => {
    await host.call('PUT', path(), { ...form(), enabled: true });
    const [known] = await host.app.get(LocationBook).all(ws);
    const off = new S3ObjectStoreFactory(testGuard());
    expect(() => off.open(known!.connection)).toThrow(
      expect.objectContaining({ code: 'storage.keyless_off', retryable: true }),
    );
  });

  it('gives way to keys entered for its location', async () => {
    await host.call('PUT', path(), { ...form(), enabled: true });
    const [known] = await host.app.get(LocationBook).all(ws);
    const keys = { accessKeyId: own.AWS_ACCESS_KEY_ID, secretAccessKey: own.AWS_SECRET_ACCESS_KEY };
    const changed = await host.call('PUT', `${path()}/locations/${known!.location.id}/credentials`, keys);
    expect(changed.status).toBe(200);
    process.env = { ...before, AWS_EC2_METADATA_DISABLED: 'true' };
    const { store } = (await host.app.get(ObjectStores).openCurrent(ws))!;
    expect(await store.list('voicekeep')).toEqual({ keys: [], nextCursor: null });
  });
});
