import { policyFor } from './bucket-policy';
import { DEFAULT_STORAGE_FORM } from './storage-form';

describe('the IAM policy', () => {
  it('covers one bucket and one prefix', () => {
    const policy = policyFor(null, { bucket: 'recordings', prefix: 'calls' });
    expect(policy.Statement.map(({ Resource }) => Resource)).toEqual([
      'arn:aws:s3:::recordings/calls/*',
      'arn:aws:s3:::recordings',
    ]);
    expect(policy.Statement.flatMap(({ Action }) => Action)).toEqual(
      expect.arrayContaining([
        's3:PutObject',
        's3:GetObject',
        's3:DeleteObject',
        's3:ListBucket',
        's3:PutBucketCORS',
      ]),
    );
  });

  it('covers the whole bucket without a prefix, and leaves room for the name when none is known', () => {
    expect(policyFor(null, { prefix: '' }).Statement[0]?.Resource).toBe('arn:aws:s3:::YOUR-BUCKET-NAME/*');
  });

  it.each([
    ['voice-recordings', 'arn:aws:s3:::recordings/voice-recordings/AC*'],
    ['', 'arn:aws:s3:::recordings/AC*'],
  ])('reads what Twilio’s own storage wrote under “%s”, and cannot write or delete there', (prefix, arn) => {
    const form = { ...DEFAULT_STORAGE_FORM, bucket: 'recordings', externalPrefix: prefix };
    const stored = { workspaceId: 'w', enabled: true, locationId: null, version: 1, form };
    const statement = policyFor(stored, {}).Statement.find(({ Resource }) => Resource === arn);
    expect(statement?.Action).toEqual(['s3:GetObject', 's3:GetObjectVersion', 's3:RestoreObject']);
  });

  it('takes no wildcard for a bucket', () => {
    expect(() => policyFor(null, { bucket: '*' })).toThrow(
      expect.objectContaining({ code: 'storage.bucket_format' }),
    );
    expect(() => policyFor(null, { bucket: 'abc', prefix: '*' })).toThrow(
      expect.objectContaining({ code: 'storage.prefix_format' }),
    );
  });
});
