import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { originOf, serverOf } from './addresses';
import { alertSettings } from './alert-settings';
import type { Environment, FirstAdministrator, TrialSettings } from './environment';
import { EnvironmentError } from './environment-error';
import { masterKeysOf } from './master-keys';
import { unknownVariables } from './unknown-variables';
import { Variables } from './variables';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const DATABASE_EXAMPLE = 'mysql://user:password@host:3306/voicekeep';
const LEAST_PASSWORD = 8;

/**
 * The one place that reads the environment. Each variable may also be given as `<NAME>_FILE`.
 * @throws EnvironmentError with every problem at once
 */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env, now = new Date()): Environment {
  const variables = new Variables(env);
  const role = variables.oneOf('VOICEKEEP_ROLE', ['all', 'api', 'worker'] as const, 'all');
  const trial = trialOf(variables);
  const publicUrl = originOf(
    variables,
    'PUBLIC_URL',
    variables.required(
      'PUBLIC_URL',
      'give the address browsers and Twilio use, such as https://voicekeep.example.com',
    ),
    'https://voicekeep.example.com',
  );
  const options = {
    databaseUrl: databaseUrlOf(variables) ?? '',
    redisUrl: serverOf(variables, 'REDIS_URL', ['redis:', 'rediss:'], 'redis://host:6379/0') ?? '',
    publicUrl: publicUrl ?? '',
    dashboardOrigins: variables
      .list('DASHBOARD_ORIGINS')
      .map((text) => originOf(variables, 'DASHBOARD_ORIGINS', text, 'https://dashboard.example.com'))
      .filter((origin) => origin !== undefined),
    twilioApiUrl:
      originOf(variables, 'TWILIO_API_URL', variables.optional('TWILIO_API_URL'), 'https://api.twilio.com') ??
      'https://api.twilio.com',
    s3AllowedEndpoints: variables.list('S3_ALLOWED_ENDPOINTS'),
    s3AllowKeyless: variables.oneOf('S3_ALLOW_KEYLESS', ['on', 'off'] as const, 'off') === 'on',
    masterKeys: masterKeysOf(variables),
    runWorkers: role !== 'api',
    workerConcurrency: variables.wholeNumber('WORKER_CONCURRENCY', 8, 1, 100),
    spoolDirectory: variables.optional('VOICEKEEP_SPOOL_DIR') ?? join(tmpdir(), 'voicekeep-spool'),
    spoolQuotaBytes: variables.wholeNumber('VOICEKEEP_SPOOL_QUOTA_GB', 20, 1, 100_000) * 1024 ** 3,
    storageSuggestion: trial && { ...trial.storage, forcePathStyle: true },
    alerts: alertSettings(variables),
  };
  const environment: Environment = {
    options,
    role,
    host: variables.optional('HOST'),
    port: variables.wholeNumber('PORT', 3000, 1, 65_535),
    logLevel: variables.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
    admin: administratorOf(variables),
    trial,
  };
  checkSurroundings(variables, env, now);
  const problems = [...variables.problems, ...unknownVariables(env)];
  if (problems.length > 0) throw new EnvironmentError(problems);
  return environment;
}

/**
 * What the migrations need: the database alone.
 * @throws EnvironmentError
 */
export function readDatabaseUrl(env: NodeJS.ProcessEnv = process.env): string {
  const variables = new Variables(env);
  const url = databaseUrlOf(variables);
  if (url === undefined || variables.problems.length > 0) throw new EnvironmentError(variables.problems);
  return url;
}

/**
 * What an operator's commands need: the database and the master keys.
 * @throws EnvironmentError
 */
export function readDatabaseAndKeys(env: NodeJS.ProcessEnv = process.env): {
  readonly databaseUrl: string;
  readonly masterKeys: readonly Uint8Array[];
} {
  const variables = new Variables(env);
  const databaseUrl = databaseUrlOf(variables);
  const masterKeys = masterKeysOf(variables);
  if (databaseUrl === undefined || variables.problems.length > 0)
    throw new EnvironmentError(variables.problems);
  return { databaseUrl, masterKeys };
}

function databaseUrlOf(variables: Variables): string | undefined {
  const url = serverOf(variables, 'DATABASE_URL', ['mysql:', 'mariadb:'], DATABASE_EXAMPLE);
  if (url !== undefined && new URL(url).pathname.length < 2)
    return variables.wrong('DATABASE_URL', `names no database; give an address such as ${DATABASE_EXAMPLE}`);
  return url;
}

function administratorOf(variables: Variables): FirstAdministrator {
  const email = variables.optional('ADMIN_EMAIL') ?? null;
  const password = variables.optional('ADMIN_PASSWORD') ?? null;
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email))
    variables.wrong('ADMIN_EMAIL', 'must be an e-mail address.');
  if (password !== null && [...password].length < LEAST_PASSWORD)
    variables.wrong('ADMIN_PASSWORD', `must have at least ${LEAST_PASSWORD} characters.`);
  return { email, password };
}

function trialOf(variables: Variables): TrialSettings | null {
  if (variables.oneOf('VOICEKEEP_TRIAL', ['on', 'off'] as const, 'off') === 'off') return null;
  const trial = (name: string) => variables.required(name, 'the trial needs it; npm start sets it.') ?? '';
  return {
    sandboxUrl: trial('TRIAL_SANDBOX_URL'),
    accountSid: trial('TRIAL_TWILIO_ACCOUNT_SID'),
    authToken: trial('TRIAL_TWILIO_AUTH_TOKEN'),
    storage: {
      endpoint: trial('TRIAL_S3_ENDPOINT'),
      bucket: trial('TRIAL_S3_BUCKET'),
      region: trial('TRIAL_S3_REGION'),
      accessKeyId: trial('TRIAL_S3_ACCESS_KEY'),
      secretAccessKey: trial('TRIAL_S3_SECRET_KEY'),
    },
  };
}

function checkSurroundings(variables: Variables, env: NodeJS.ProcessEnv, now: Date): void {
  if (variables.isProduction && env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0')
    variables.wrong('NODE_TLS_REJECT_UNAUTHORIZED', '0 would accept any certificate; unset it.');
  if (now.getUTCFullYear() < 2025)
    variables.wrong(
      'clock',
      `this machine says it is ${now.getUTCFullYear()}; set its clock, signatures depend on it.`,
    );
}
