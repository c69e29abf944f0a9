import { randomUUID } from 'node:crypto';
import { ObjectStores, StorageRoom, WorkspaceStorage } from '@voicekeep/storage/domain';
import { newTestBucket, type TestBucket, testS3 } from '../s3/testing/test-bucket';
import { startStorageHost } from './testing/storage-host';

jest.setTimeout(30_000);

describe('the storage API', () => {
  let host: Awaited<ReturnType<typeof startStorageHost>>;
  let bucket: TestBucket;
  let ws: string;
  const path = () => `/workspaces/${ws}/storage`;
  const good = () => ({ ...testS3(), enabled: true, bucket: bucket.connection.bucket });

  beforeAll(async () => {
    [host, bucket] = await Promise.all([startStorageHost(), newTestBucket()]);
  });
  beforeEach(() => {
    ws = randomUUID();
  });
  afterAll(async () => {
    await Promise.all([host.stop(), bucket.drop()]);
  });

  it('saves, shows without the secret, and keeps the mask out', async () => {
    const saved = await host.call('PUT', path(), good());
    expect(saved).toMatchObject({ status: 200, body: { enabled: true, hasSecret: true, version: 1 } });
    const again = await host.call('PUT', path(), { secretAccessKey: '********', enabled: true, version: 1 });
    expect(again).toMatchObject({ status: 200, body: { version: 2 } });
    const shown = await host.call('GET', path());
    expect(shown.body).toMatchObject({
      enabled: true,
      bucket: good().bucket,
      accessKeyId: good().accessKeyId,
    });
    expect(shown.body).not.toHaveProperty('secretAccessKey');
    expect(JSON.stringify(shown.body)).not.toContain(good().secretAccessKey);
  });

  it('answers a test with steps, 200 also when one failed', async () => {
    expect(await host.call('POST', `${path()}/test`, good())).toMatchObject({
      status: 200,
      body: { ok: true },
    });
    const failed = await host.call('POST', `${path()}/test`, { ...good(), bucket: 'vk-test-no-such-bucket' });
    expect(failed).toMatchObject({ status: 200, body: { ok: false } });
    expect(failed.body['steps']).toContainEqual(
      expect.objectContaining({ code: 'storage.bucket_not_found' }),
    );
  });

  it.each([
    ['a wrong secret', { secretAccessKey: 'x'.repeat(40) }, 422, 'storage.secret_wrong'],
    ['a bad bucket name', { bucket: 'My_Bucket' }, 422, 'storage.bucket_format'],
    ['metadata', { endpoint: 'http://169.254.169.254' }, 422, 'storage.endpoint_forbidden'],
    ['a service port', { endpoint: 'http://127.0.0.1:9' }, 422, 'storage.endpoint_port'],
    ['plain http outside', { endpoint: 'http://93.184.216.34' }, 422, 'storage.endpoint_insecure'],
    ['an unknown field', { workspaceId: 'x' }, 400, 'request.field_unknown'],
    ['a stale version', { version: 7 }, 409, 'storage.changed_meanwhile'],
    ['a number for a bucket', { bucket: 7 }, 422, 'request.field_invalid'],
    ['721 hours', { deleteTwilioCopyAfterHours: 721 }, 422, 'request.field_invalid'],
    ['a number without country code', { scope: { numbers: ['0415'] } }, 422, 'storage.scope_number'],
  ])('refuses %s and saves nothing', async (_, change, status, code) => {
    expect(await host.call('PUT', path(), { ...good(), ...change })).toMatchObject({
      status,
      body: { code },
    });
    expect((await host.call('GET', path())).body).toMatchObject({ version: 0, enabled: false });
  });

  it('answers 400 when the address changes and the secret is left out', async () => {
    await host.call('PUT', path(), good());
    const moved = await host.call('PUT', path(), { endpoint: 'https://s3.example.com' });
    expect(moved).toMatchObject({ status: 400, body: { code: 'storage.secret_required_again' } });
  });

  it('lets members read and neither save nor test; strangers find nothing', async () => {
    const member = `member@${ws}`;
    expect((await host.call('GET', path(), undefined, member)).status).toBe(200);
    expect((await host.call('PUT', path(), { deleteWithCallLog: true }, member)).status).toBe(403);
    expect((await host.call('POST', `${path()}/test`, good(), member)).status).toBe(403);
    expect((await host.call('GET', path(), undefined, `admin@${randomUUID()}`)).status).toBe(404);
  });

  it('shows the policy to paste', async () => {
    const policy = await host.call('GET', `${path()}/policy?bucket=recordings&prefix=calls`);
    expect(policy).toMatchObject({ status: 200, body: { Version: '2012-10-17' } });
    expect((await host.call('GET', `${path()}/policy?bucket=*`)).status).toBe(422);
  });

  it('exports the ports of the room, and empties it', async () => {
    await host.call('PUT', path(), good());
    expect(await host.app.get(ObjectStores).openCurrent(ws)).not.toBeNull();
    await host.app.get(StorageRoom).empty(ws);
    expect(await host.app.get(ObjectStores).openCurrent(ws)).toBeNull();
    expect(await host.app.get(WorkspaceStorage).policy(ws)).toBeNull();
  });
});
