import { newTestBucket, testS3, type TestBucket } from '../../../libs/storage/s3/testing/test-bucket';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { answer, ask, Sandboxes } from '../testing/client';

const sandboxes = new Sandboxes();
let bucket: TestBucket;
beforeAll(async () => {
  bucket = await newTestBucket();
});
afterEach(() => sandboxes.closeAll());
afterAll(() => bucket.drop());

const start = async (change: { bucket?: string } = {}) => {
  const sandbox = await sandboxes.start({ recordings: 1 });
  const { connection } = bucket;
  const control = (method: 'POST' | 'DELETE', body?: object): Promise<Response> =>
    fetch(`${sandbox.url}/_control/external-storage`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  const settings = { ...testS3(), bucket: connection.bucket, prefix: '/voice-recordings/', ...change };
  expect((await control('POST', settings)).status).toBe(204);
  const place = async (): Promise<string> => {
    const { recordingSid } = await sandbox.placeCall({ delaySeconds: 0 });
    await sandbox.settled();
    return recordingSid;
  };
  const media = async (sid: string): Promise<number> => (await ask(sandbox, `/Recordings/${sid}.wav`)).status;
  return { sandbox, control, place, media };
};

describe('the account while External S3 Storage is switched on', () => {
  it('writes new recordings into the bucket and keeps metadata alone; older and later ones stay its own', async () => {
    const { sandbox, control, place, media } = await start();
    const [older] = sandbox.recordings();
    const sid = await place();
    const key = `voice-recordings/${sandbox.accountSid}/${sid}`;
    const { Body } = await bucket.client.send(
      new GetObjectCommand({ Bucket: bucket.connection.bucket, Key: key }),
    );
    const written = Buffer.from((await Body?.transformToByteArray()) ?? []);
    expect(written.equals(sandbox.media(sid, 'wav'))).toBe(true);
    expect(await answer(await ask(sandbox, `/Recordings/${sid}.json`))).toMatchObject({
      status: 'completed',
      media_url: `${bucket.connection.endpoint}/${bucket.connection.bucket}/${key}`,
    });
    expect((await control('DELETE')).status).toBe(204);
    const later = await place();
    expect([await media(sid), await media(older!.sid), await media(later)]).toEqual([404, 200, 200]);
  });

  it('completes a recording that the bucket did not take, without any file of it', async () => {
    const { sandbox, place, media } = await start({ bucket: 'vk-test-there-is-none' });
    const sid = await place();
    expect(sandbox.recording(sid)?.status).toBe('completed');
    expect(await media(sid)).toBe(404);
  });

  it('says what is missing of its settings', async () => {
    const { control } = await start();
    const response = await control('POST', { endpoint: 'http://127.0.0.1:1' });
    expect([response.status, await answer(response)]).toEqual([
      422,
      { code: 'sandbox.field_format', message: 'The field bucket must be given.' },
    ]);
  });
});
