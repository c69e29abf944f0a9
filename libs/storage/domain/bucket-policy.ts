export interface PolicyStatement {
  Sid: string;
  Effect: 'Allow';
  Action: string[];
  Resource: string;
}

export interface PolicyDocument {
  Version: '2012-10-17';
  Statement: PolicyStatement[];
}

const partitionOf = (region: string | null): string => {
  if (region?.startsWith('cn-')) return 'aws-cn';
  return region?.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
};

/** The least an IAM user needs for one bucket and prefix, to paste into the AWS console. */
export function bucketPolicy(bucket: string, prefix: string, region: string | null): PolicyDocument {
  const arn = `arn:${partitionOf(region)}:s3:::${bucket}`;
  const objects = prefix === '' ? `${arn}/*` : `${arn}/${prefix}/*`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'VoicekeepRecordings',
        Effect: 'Allow',
        Action: [
          's3:PutObject',
          's3:GetObject',
          's3:GetObjectVersion',
          's3:DeleteObject',
          's3:DeleteObjectVersion',
        ],
        Resource: objects,
      },
      {
        Sid: 'VoicekeepBucket',
        Effect: 'Allow',
        Action: ['s3:ListBucket', 's3:ListBucketVersions', 's3:GetBucketCORS', 's3:PutBucketCORS'],
        Resource: arn,
      },
    ],
  };
}
