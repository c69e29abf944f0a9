import { randomUUID } from 'node:crypto';
import type { ConnectionCheckResult } from '@voicekeep/shared/contracts';
import { startStorageHost } from './testing/storage-host';

jest.setTimeout(30_000);

/** Shaped as AWS makes them, and nobody's. */
const KEY = `AKIA${'Q'.repeat(16)}`;
const SECRET = 's'.repeat(40);
const good = { accessKeyId: KEY, secretAccessKey: SECRET, bucket: 'calls', region: 'us-east-1' };
const at = (endpoint: string) => ({ endpoint });

const ROWS: readonly (readonly [what: string, change: object, word: string, sentence: string])[] = [
  ['an empty bucket', { bucket: '' }, 'bucket_required', 'Enter the bucket name.'],
  ['capitals in a bucket', { bucket: 'My_Bucket' }, 'bucket_format', '3-63 characters'],
  ['a bucket URL', { bucket: 's3://b/p' }, 'bucket_is_url', 'path goes into Prefix'],
  ['a bucket with a path', { bucket: 'b/p' }, 'bucket_is_url', 'path goes into Prefix'],
  ['an ARN', { bucket: 'arn:aws:s3:::calls' }, 'bucket_is_arn', '"calls"'],
  ['an address as bucket', { bucket: '192.168.1.1' }, 'bucket_like_ip', 'IP address'],
  ['a zero-width space', { accessKeyId: 'AKIA\u200bQQ' }, 'invisible_character', 'Character 5'],
  ['a short secret', { secretAccessKey: 's'.repeat(39) }, 'secret_format', 'yours has 39'],
  ['swapped keys', { accessKeyId: SECRET, secretAccessKey: KEY }, 'keys_swapped', 'swapped'],
  ['a temporary key', { accessKeyId: `ASIA${'Q'.repeat(16)}` }, 'temporary_key', 'expires'],
  ['a slip in the region', { region: 'us-est-1' }, 'region_unknown', 'Did you mean us-east-1?'],
  ['no scheme', at('s3.example.com'), 'endpoint_scheme', 'https://s3.example.com'],
  ['another scheme', at('gopher://s3.example.com'), 'endpoint_scheme', 'https://'],
  ['a line break', at('https://s3.example.com\r\nX: y'), 'endpoint_scheme', 'line break'],
  ['http to the world', at('http://93.184.215.14'), 'endpoint_insecure', 'S3_ALLOWED_ENDPOINTS'],
  ['metadata', at('http://169.254.169.254'), 'endpoint_forbidden', 'not to an S3 store'],
  ['metadata in IPv6', at('http://[fd00:ec2::254]'), 'endpoint_forbidden', 'not to an S3 store'],
  ['metadata mapped', at('http://[::ffff:169.254.169.254]'), 'endpoint_forbidden', 'not to an S3 store'],
  ['an unlisted loopback', at('https://[::1]'), 'endpoint_forbidden', 'not to an S3 store'],
  ['a private address', at('https://10.1.2.3:9000'), 'endpoint_private', 'S3_ALLOWED_ENDPOINTS'],
  [
    'a password in it',
    at('https://user:pw@s3.example.com'),
    'endpoint_userinfo',
    'Leave user and password out',
  ],
  ['a path', at('https://s3.example.com/calls'), 'endpoint_path', 'https://s3.example.com'],
  ['the port of a database', at('https://s3.example.com:3306'), 'endpoint_port', 'Port 3306'],
  ['a climbing prefix', { prefix: '../x' }, 'prefix_format', 'none at the start'],
  ['a leading slash', { prefix: '/x' }, 'prefix_format', 'none at the start'],
  ['an emoji', { prefix: 'calls/😀' }, 'prefix_format', 'none at the start'],
  ['a long prefix', { prefix: 'x'.repeat(1025) }, 'prefix_format', 'none at the start'],
];

describe('the rows of the storage form', () => {
  let host: Awaited<ReturnType<typeof startStorageHost>>;
  const ws = randomUUID();

  beforeAll(async () => {
    host = await startStorageHost();
  });
  afterAll(() => host.stop());

  it.each(ROWS)(
    'name %s, in the test as a failed step and in a save as 422',
    async (_, change, word, sentence) => {
      const body = { ...good, ...change };
      const tested = await host.call<ConnectionCheckResult>('POST', `/workspaces/${ws}/storage/test`, body);
      expect(tested).toMatchObject({ status: 200, body: { ok: false } });
      const step = tested.body.steps.find(({ code }) => code === `storage.${word}`);
      expect(step).toMatchObject({ status: 'failed', title: 'Check the form' });
      expect(step?.detail).toContain(sentence);
      const saved = await host.call('PUT', `/workspaces/${ws}/storage`, { ...body, enabled: true });
      expect(saved.status).toBe(422);
      expect(JSON.stringify(saved.body)).toContain(`storage.${word}`);
      expect(JSON.stringify([tested.body, saved.body])).not.toContain(SECRET);
    },
  );
});
