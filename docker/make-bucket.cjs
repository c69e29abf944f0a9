// Makes the trial's bucket unless it is there.
const { CreateBucketCommand, HeadBucketCommand, S3Client } = require('@aws-sdk/client-s3');

const { TRIAL_S3_ENDPOINT, TRIAL_S3_REGION, TRIAL_S3_BUCKET, TRIAL_S3_ACCESS_KEY, TRIAL_S3_SECRET_KEY } =
  process.env;
const client = new S3Client({
  endpoint: TRIAL_S3_ENDPOINT,
  region: TRIAL_S3_REGION,
  forcePathStyle: true,
  credentials: { accessKeyId: TRIAL_S3_ACCESS_KEY, secretAccessKey: TRIAL_S3_SECRET_KEY },
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
});
const bucket = { Bucket: TRIAL_S3_BUCKET };
const soon = () => ({ abortSignal: AbortSignal.timeout(15_000) });

client
  .send(new HeadBucketCommand(bucket), soon())
  .catch(() => client.send(new CreateBucketCommand(bucket), soon()))
  .catch((error) => {
    process.stderr.write(`The trial's bucket could not be made: ${error.name}\n`);
    process.exitCode = 1;
  });
