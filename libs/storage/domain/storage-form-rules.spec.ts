import type { StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { mergeStorageForm } from './merge-storage-form';
import { DEFAULT_STORAGE_FORM, type StorageForm } from './storage-form';
import { storageFormProblems } from './storage-form-problems';

const AWS: StorageSettingsRequest = {
  bucket: 'recordings',
  region: 'us-east-1',
  accessKeyId: 'AKIAABCDEFGHIJKLMNOP',
  secretAccessKey: 's'.repeat(40),
};
const merged = (change: StorageSettingsRequest, stored: StorageForm = DEFAULT_STORAGE_FORM): StorageForm =>
  mergeStorageForm(stored, change);
const problemsOf = (change: StorageSettingsRequest) =>
  storageFormProblems(merged({ ...AWS, ...change }), true);

describe('the shape of a storage form', () => {
  it.each<[string, StorageSettingsRequest, string]>([
    ['1: no bucket', { bucket: '' }, 'bucket_required'],
    ['2: upper case and underscore', { bucket: 'My_Bucket' }, 'bucket_format'],
    ['2: two characters', { bucket: 'ab' }, 'bucket_format'],
    ['2: two dots', { bucket: 'a..b' }, 'bucket_format'],
    ['3: a URL', { bucket: 's3://b/p' }, 'bucket_is_url'],
    ['3: a path', { bucket: 'b/p' }, 'bucket_is_url'],
    ['4: an ARN', { bucket: 'arn:aws:s3:::recordings' }, 'bucket_is_arn'],
    ['5: an IP address', { bucket: '192.168.1.1' }, 'bucket_like_ip'],
    [
      '7: a zero-width space inside the key',
      { accessKeyId: 'AKIA\u200bBCDEFGHIJKLMNOP' },
      'invisible_character',
    ],
    [
      '8: a blank inside the secret',
      { secretAccessKey: `${'s'.repeat(20)} ${'s'.repeat(19)}` },
      'secret_format',
    ],
    ['8: 39 characters', { secretAccessKey: 's'.repeat(39) }, 'secret_format'],
    ['9: swapped', { accessKeyId: 's'.repeat(40), secretAccessKey: 'AKIAABCDEFGHIJKLMNOP' }, 'keys_swapped'],
    ['10: a temporary key', { accessKeyId: 'ASIAABCDEFGHIJKLMNOP' }, 'temporary_key'],
    ['11: an unknown region', { region: 'us-est-1' }, 'region_unknown'],
    ['17: no scheme', { endpoint: 's3.example.com' }, 'endpoint_scheme'],
    ['23: user and password', { endpoint: 'https://user:pw@host' }, 'endpoint_userinfo'],
    ['24: a path', { endpoint: 'https://host/bucket' }, 'endpoint_path'],
    ['24: a query', { endpoint: 'https://host?x=1' }, 'endpoint_path'],
    ['24: a fragment', { endpoint: 'https://host#x' }, 'endpoint_path'],
    ['25: file', { endpoint: 'file:///etc/passwd' }, 'endpoint_scheme'],
    ['25: gopher', { endpoint: 'gopher://host' }, 'endpoint_scheme'],
    ['25: ftp', { endpoint: 'ftp://host' }, 'endpoint_scheme'],
    ['25: a line break', { endpoint: 'https://host\r\nX: y' }, 'endpoint_scheme'],
    ...[22, 25, 3306, 6379, 9].map((port): [string, StorageSettingsRequest, string] => [
      `26: port ${port}`,
      { endpoint: `https://host:${port}` },
      'endpoint_port',
    ]),
    ...['../x', 'a//b', '/a', 'a\0b', 'x'.repeat(1025), '📞', 'a?b', 'a#b', 'a/'].map(
      (prefix): [string, StorageSettingsRequest, string] => [
        `33: prefix ${JSON.stringify(prefix.slice(0, 10))}`,
        { prefix },
        'prefix_format',
      ],
    ),
    ['a template outside its folder', { keyTemplate: '../{yyyy}' }, 'key_template_format'],
    ['a template with an unknown placeholder', { keyTemplate: '{from}/{yyyy}' }, 'key_template_format'],
    ['no certificate', { caCertificate: 'hello' }, 'certificate_format'],
    ['no key', { accessKeyId: null }, 'access_key_required'],
    ['no secret', { secretAccessKey: null }, 'secret_required'],
    ['no region at AWS', { region: null }, 'region_required'],
  ])('refuses %s', (_, change, code) => {
    expect(problemsOf(change).map((problem) => problem.code)).toEqual([`storage.${code}`]);
  });

  it('names a near region, the position of what cannot be seen, and the name inside an ARN', () => {
    expect(problemsOf({ region: 'us-est-1' })[0]?.message).toContain('us-east-1');
    expect(problemsOf({ accessKeyId: 'AKIA\u200bX' })[0]?.message).toContain('Character 5');
    expect(problemsOf({ bucket: 'arn:aws:s3:::recordings' })[0]?.message).toContain('"recordings"');
    expect(problemsOf({ endpoint: 's3.example.com' })[0]?.message).toContain('https://s3.example.com');
  });

  it('cuts blanks, non-breaking and zero-width ones at the ends of what was pasted', () => {
    const form = merged({ ...AWS, accessKeyId: '\u00a0AKIAABCDEFGHIJKLMNOP\u200b', bucket: ' recordings\n' });
    expect(form).toMatchObject({ accessKeyId: 'AKIAABCDEFGHIJKLMNOP', bucket: 'recordings' });
    expect(storageFormProblems(form, true)).toEqual([]);
  });

  it('leaves secrets of other stores their own length, and their region its own word', () => {
    const endpoint = 'https://s3.example.com';
    expect(problemsOf({ endpoint, secretAccessKey: 'short', region: 'garage' })).toEqual([]);
    expect(problemsOf({ endpoint, region: null })).toEqual([]);
  });

  it('allows an incomplete form while storage is off, but no malformed one', () => {
    expect(storageFormProblems(merged({}), false)).toEqual([]);
    expect(storageFormProblems(merged({ bucket: 'My_Bucket' }), false)).toHaveLength(1);
  });

  it('writes one address in one way', () => {
    expect(merged({ endpoint: 'HTTPS://S3.Example.com:443/' }).endpoint).toBe('https://s3.example.com');
    expect(merged({ endpoint: 'http://127.1:8000' }).endpoint).toBe('http://127.0.0.1:8000');
  });
});

describe('a saved form that is saved again', () => {
  const stored = merged({ ...AWS, endpoint: 'https://s3.example.com', deleteWithCallLog: true });

  it('keeps what is left out and resets what is null', () => {
    expect(merged({ prefix: 'x' }, stored)).toEqual({ ...stored, prefix: 'x' });
    expect(merged({ deleteWithCallLog: null, prefix: null }, stored)).toMatchObject({
      deleteWithCallLog: false,
      prefix: 'voicekeep',
    });
  });

  it('takes the prefix of Twilio’s own storage from a bucket URL, the root as empty, and null as off', () => {
    const on = (externalPrefix: string | null | undefined) =>
      merged(externalPrefix === undefined ? {} : { externalPrefix }, {
        ...DEFAULT_STORAGE_FORM,
        externalPrefix: 'kept',
      }).externalPrefix;
    expect([on(' /voice-recordings/ '), on('/'), on(''), on(null), on(undefined)]).toEqual([
      ...['voice-recordings', '', '', null, 'kept'],
    ]);
    const [problem] = storageFormProblems({ ...DEFAULT_STORAGE_FORM, externalPrefix: 'a//b' }, false);
    expect(problem).toMatchObject({ path: 'externalPrefix', code: 'storage.prefix_format' });
  });

  it.each(['', '********', '••••••••'])('takes the secret %j for the stored one', (secretAccessKey) => {
    expect(merged({ secretAccessKey }, stored).secretAccessKey).toBe('s'.repeat(40));
  });

  it.each([undefined, '', '********'])(
    'never sends a stored secret to another address (sent: %j)',
    (secret) => {
      const change = {
        endpoint: 'https://evil.example.com',
        ...(secret === undefined ? {} : { secretAccessKey: secret }),
      };
      expect(() => merged(change, stored)).toThrow(
        expect.objectContaining({ kind: 'malformed', code: 'storage.secret_required_again' }),
      );
      expect(() => merged({ endpoint: null }, stored)).toThrow(
        expect.objectContaining({ code: 'storage.secret_required_again' }),
      );
    },
  );

  it('takes a new secret together with a new address', () => {
    const secretAccessKey = 'n'.repeat(40);
    expect(merged({ endpoint: 'https://other.example.com', secretAccessKey }, stored)).toMatchObject({
      endpoint: 'https://other.example.com',
      secretAccessKey,
    });
  });

  it('knows the stored address in another spelling', () => {
    expect(merged({ endpoint: 'https://S3.example.com/' }, stored).secretAccessKey).toBe('s'.repeat(40));
  });
});
