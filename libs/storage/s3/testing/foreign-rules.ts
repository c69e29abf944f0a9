import {
  type CORSRule,
  GetBucketCorsCommand,
  GetBucketLifecycleConfigurationCommand,
  type LifecycleRule,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
} from '@aws-sdk/client-s3';
import { setContentMd5 } from '../content-md5';
import { isOffered, type TestBucket } from './test-bucket';

const WEBSITE: CORSRule = {
  ID: 'website',
  AllowedOrigins: ['https://www.example.com'],
  AllowedMethods: ['PUT'],
  AllowedHeaders: ['*'],
  MaxAgeSeconds: 60,
};
const REPORTS: LifecycleRule = {
  ID: 'reports',
  Status: 'Enabled',
  Filter: { Prefix: 'reports/' },
  Expiration: { Days: 3650 },
};

/** The rules of somebody else in a bucket, set and read past the product's own code. */
export class ForeignRules {
  constructor(private readonly bucket: TestBucket) {
    // some stores demand it of configurations
    bucket.client.middlewareStack.add(
      (next) => (args) => {
        setContentMd5(args.request);
        return next(args);
      },
      { step: 'build', name: 'contentMd5', override: true },
    );
  }

  /** False where the store has no CORS rules of a bucket. */
  putCors(): Promise<boolean> {
    const { client, connection } = this.bucket;
    return isOffered(
      client.send(
        new PutBucketCorsCommand({
          Bucket: connection.bucket,
          CORSConfiguration: { CORSRules: [WEBSITE] },
        }),
      ),
    );
  }

  async cors(): Promise<CORSRule | undefined> {
    const { client, connection } = this.bucket;
    const { CORSRules = [] } = await client.send(new GetBucketCorsCommand({ Bucket: connection.bucket }));
    return CORSRules.find(({ ID }) => ID === WEBSITE.ID);
  }

  /** False where the store has no lifecycle rules. */
  putLifecycle(): Promise<boolean> {
    const { client, connection } = this.bucket;
    return isOffered(
      client.send(
        new PutBucketLifecycleConfigurationCommand({
          Bucket: connection.bucket,
          LifecycleConfiguration: { Rules: [REPORTS] },
        }),
      ),
    );
  }

  async lifecycle(): Promise<LifecycleRule | undefined> {
    const { client, connection } = this.bucket;
    const command = new GetBucketLifecycleConfigurationCommand({ Bucket: connection.bucket });
    const { Rules = [] } = await client.send(command);
    return Rules.find(({ ID }) => ID === REPORTS.ID);
  }
}
