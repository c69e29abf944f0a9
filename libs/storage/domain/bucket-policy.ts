import type { StoragePermission } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import { bucketProblem } from './bucket-rules';
import { KMS_PERMISSIONS, PERMISSIONS } from './permissions';
import { prefixProblem } from './prefix-rules';
import { DEFAULT_STORAGE_FORM, type StoredStorage } from './storage-form';

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

const actionsOn = (on: StoragePermission['on']): string[] =>
  PERMISSIONS.filter((one) => one.on === on).map(({ action }) => action);

/** What is asked for with these settings. */
export const permissionsFor = (stored: StoredStorage | null): readonly StoragePermission[] =>
  stored?.form.encryption.mode === 'sse-kms' ? [...PERMISSIONS, ...KMS_PERMISSIONS] : PERMISSIONS;

/** What Twilio wrote is read and asked back from an archive, never written or deleted. */
const READS = ['s3:GetObject', 's3:GetObjectVersion', 's3:RestoreObject'];

/**
 * The least an IAM user needs for one bucket and prefix, to paste into the AWS console.
 * @param externalPrefix where Twilio's External S3 Storage writes; null where it is off
 */
export function bucketPolicy(
  bucket: string,
  prefix: string,
  region: string | null,
  externalPrefix: string | null = null,
): PolicyDocument {
  const arn = `arn:${partitionOf(region)}:s3:::${bucket}`;
  const objects = prefix === '' ? `${arn}/*` : `${arn}/${prefix}/*`;
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'VoicekeepRecordings',
        Effect: 'Allow',
        Action: actionsOn('objects'),
        Resource: objects,
      },
      {
        Sid: 'VoicekeepBucket',
        Effect: 'Allow',
        Action: actionsOn('bucket'),
        Resource: arn,
      },
      ...(externalPrefix === null
        ? []
        : [
            {
              ...{ Sid: 'VoicekeepTwilioExternal', Effect: 'Allow' as const, Action: READS },
              Resource: `${arn}/${externalPrefix === '' ? 'AC*' : `${externalPrefix}/AC*`}`,
            },
          ]),
    ],
  };
}

/**
 * The policy for what was asked for, else for what is stored.
 * @throws VoicekeepError 422 when bucket or prefix could not be one.
 */
export function policyFor(
  stored: StoredStorage | null,
  asked: { readonly bucket?: string; readonly prefix?: string },
): PolicyDocument {
  const form = stored?.form ?? DEFAULT_STORAGE_FORM;
  const bucket = asked.bucket ?? form.bucket ?? 'YOUR-BUCKET-NAME';
  const prefix = asked.prefix ?? form.prefix;
  const problem = (bucket === 'YOUR-BUCKET-NAME' ? null : bucketProblem(bucket)) ?? prefixProblem(prefix);
  if (problem) throw errors.invalid(problem.code, problem.message, { fields: [problem] });
  const policy = bucketPolicy(bucket, prefix, form.region, form.externalPrefix);
  const key = form.encryption.mode === 'sse-kms' ? form.encryption.kmsKeyId : undefined;
  if (!key?.startsWith('arn:')) return policy;
  const Action = KMS_PERMISSIONS.map(({ action }) => action);
  policy.Statement.push({ Sid: 'VoicekeepKey', Effect: 'Allow', Action, Resource: key });
  return policy;
}
