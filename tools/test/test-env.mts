import { buildEnvironment } from '../launch/build.mts';

/** Settings of a host's own Voicekeep, cloud tools or earlier tests: none of them may colour a test. */
const HOST_SETTINGS =
  /^(AWS_|TEST_|VOICEKEEP_|S3_|TWILIO_|SANDBOX_|TRIAL_|ADMIN_|DATABASE_URL|REDIS_URL|PUBLIC_URL|DASHBOARD_ORIGINS|PORT$|HOST$|LOG_LEVEL|NODE_ENV$|NODE_OPTIONS$|npm_)/;

/** The environment of all test tools; `own` finds the private servers and the folder for passing files. */
export function testToolEnvironment(own: Record<string, string>): NodeJS.ProcessEnv {
  const host = Object.entries(buildEnvironment()).filter(([name]) => !HOST_SETTINGS.test(name));
  return { ...Object.fromEntries(host), CI: 'true', ...own };
}
