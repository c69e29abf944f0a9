import type { Sandbox } from '../../apps/sandbox';
import { Product } from './product';
import { newBucket, testS3 } from './test-services';

/** The product in trial mode, as `npm start` runs it: Demo clinic seeded, the trial bucket suggested. */
export async function startTrial(sandbox: Sandbox): Promise<{ product: Product; bucket: string }> {
  const bucket = await newBucket();
  const product = await Product.start(sandbox.url, {
    VOICEKEEP_TRIAL: 'on',
    TRIAL_S3_ENDPOINT: testS3.endpoint,
    TRIAL_S3_ACCESS_KEY: testS3.accessKeyId,
    TRIAL_S3_SECRET_KEY: testS3.secretAccessKey,
    TRIAL_S3_BUCKET: bucket,
    TRIAL_S3_REGION: testS3.region,
    TRIAL_SANDBOX_URL: sandbox.url,
    TRIAL_TWILIO_ACCOUNT_SID: sandbox.accountSid,
    TRIAL_TWILIO_AUTH_TOKEN: sandbox.authToken,
  });
  sandbox.setCallbackUrl(product.url);
  return { product, bucket };
}
