import type { MariadbAccess } from '../services/mariadb.mts';
import type { S3Access } from '../services/radosgw-users.mts';
import { isGiven } from './given.mts';
import type { SignIn } from './secrets.mts';

/** The simulated Twilio account of a trial, and where it answers. */
export interface SandboxAccount {
  url: string;
  port: number;
  accountSid: string;
  authToken: string;
  dataDir: string;
}

export interface Trial {
  sandbox: SandboxAccount;
  s3: S3Access;
}

export interface Surroundings {
  port: number;
  mariadb: MariadbAccess | undefined;
  redisUrl: string | undefined;
  masterKeyFile: string;
  spool: string;
  signIn: SignIn;
  trial: Trial | undefined;
}

export const TRIAL_BUCKET = 'voicekeep-trial';
const LOOPBACK = '127.0.0.0/8,::1,localhost';

/** Where the product is reached: the given PUBLIC_URL, else its loopback address. */
export function publicUrl(given: NodeJS.ProcessEnv, port: number): string {
  return isGiven(given, 'PUBLIC_URL') ? (given['PUBLIC_URL'] ?? '') : `http://127.0.0.1:${port}`;
}

/** The environment of API, worker and migrations: what was given wins, what is missing is filled in. */
export function appEnvironment(given: NodeJS.ProcessEnv, around: Surroundings): NodeJS.ProcessEnv {
  const { mariadb, redisUrl, signIn, trial, port } = around;
  const missing = (values: Record<string, string | undefined>) =>
    Object.fromEntries(Object.entries(values).filter(([name]) => !isGiven(given, name)));
  return {
    ...withoutNpm(given),
    ...missing({
      DATABASE_URL: mariadb?.databaseUrl,
      REDIS_URL: redisUrl,
      PUBLIC_URL: publicUrl(given, port),
      VOICEKEEP_SPOOL_DIR: around.spool,
      ADMIN_EMAIL: signIn.email,
      ADMIN_PASSWORD: signIn.password,
    }),
    ...(isGiven(given, 'VOICEKEEP_MASTER_KEY') ? {} : { VOICEKEEP_MASTER_KEY_FILE: around.masterKeyFile }),
    HOST: given['HOST'] ?? '127.0.0.1',
    PORT: String(port),
    VOICEKEEP_TRIAL: trial ? 'on' : 'off',
    ...(trial && { ...trialEnvironment(given, trial), ...missing({ TWILIO_API_URL: trial.sandbox.url }) }),
  };
}

function trialEnvironment(given: NodeJS.ProcessEnv, { sandbox, s3 }: Trial): Record<string, string> {
  const listed = given['S3_ALLOWED_ENDPOINTS'] ?? '';
  return {
    S3_ALLOWED_ENDPOINTS: listed === '' ? LOOPBACK : `${listed},${LOOPBACK}`,
    TRIAL_S3_ENDPOINT: s3.endpoint,
    TRIAL_S3_REGION: s3.region,
    TRIAL_S3_BUCKET: TRIAL_BUCKET,
    TRIAL_S3_ACCESS_KEY: s3.accessKey,
    TRIAL_S3_SECRET_KEY: s3.secretKey,
    TRIAL_SANDBOX_URL: sandbox.url,
    TRIAL_TWILIO_ACCOUNT_SID: sandbox.accountSid,
    TRIAL_TWILIO_AUTH_TOKEN: sandbox.authToken,
  };
}

/** The environment of the simulated account; its webhooks go where Twilio's would. */
export function sandboxEnvironment(
  given: NodeJS.ProcessEnv,
  sandbox: SandboxAccount,
  callbackBaseUrl: string,
): NodeJS.ProcessEnv {
  return {
    ...withoutNpm(given),
    PORT: undefined,
    SANDBOX_PORT: String(sandbox.port),
    SANDBOX_DATA_DIR: sandbox.dataDir,
    SANDBOX_ACCOUNT_SID: sandbox.accountSid,
    SANDBOX_AUTH_TOKEN: sandbox.authToken,
    SANDBOX_CALLBACK_BASE_URL: callbackBaseUrl,
  };
}

/** npm's own variables and the debugger's options mean this launcher, not what it starts. */
function withoutNpm(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_/i.test(name) && name !== 'NODE_OPTIONS'),
  );
}
