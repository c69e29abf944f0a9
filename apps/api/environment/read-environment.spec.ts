import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError } from './environment-error';
import { readEnvironment } from './read-environment';

const KEY = Buffer.alloc(32, 1).toString('base64');
const GOOD = {
  DATABASE_URL: 'mysql://voicekeep:hush@db:3306/voicekeep',
  REDIS_URL: 'redis://cache:6379/0',
  VOICEKEEP_MASTER_KEY: KEY,
  PUBLIC_URL: 'https://voicekeep.example.com',
};

function problemsOf(env: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnvironment({ ...GOOD, ...env });
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}

describe('the environment', () => {
  it('is read with the defaults of the reference', () => {
    const environment = readEnvironment(GOOD);
    expect(environment).toMatchObject({ role: 'all', port: 3000, logLevel: 'info', trial: null });
    expect(environment.options).toMatchObject({
      twilioApiUrl: 'https://api.twilio.com',
      workerConcurrency: 8,
      runWorkers: true,
      dashboardOrigins: [],
      s3AllowedEndpoints: [],
      s3AllowKeyless: false,
    });
  });

  it('lets workspaces use the access of the server only when told so', () => {
    expect(readEnvironment({ ...GOOD, S3_ALLOW_KEYLESS: 'on' }).options.s3AllowKeyless).toBe(true);
    expect(problemsOf({ S3_ALLOW_KEYLESS: 'yes' })).toEqual([expect.stringMatching(/^S3_ALLOW_KEYLESS: /)]);
  });

  it('leaves the copying to others in the role api', () => {
    expect(readEnvironment({ ...GOOD, VOICEKEEP_ROLE: 'api' }).options.runWorkers).toBe(false);
  });

  it.each([
    [{ VOICEKEEP_MASTER_KEY: '' }, /^VOICEKEEP_MASTER_KEY: is missing/],
    [
      { VOICEKEEP_MASTER_KEY: Buffer.alloc(31).toString('base64') },
      /^VOICEKEEP_MASTER_KEY: .*31 bytes, needs 32/,
    ],
    [{ VOICEKEEP_MASTER_KEY: 'not base64!' }, /^VOICEKEEP_MASTER_KEY: .*not base64/],
    [{ VOICEKEEP_OLD_MASTER_KEYS: KEY }, /^VOICEKEEP_OLD_MASTER_KEYS: the same key is given twice/],
    [{ PUBLIC_URL: '' }, /^PUBLIC_URL: is missing/],
    [{ PUBLIC_URL: 'http://voicekeep.example.com' }, /^PUBLIC_URL: must be https/],
    [{ PUBLIC_URL: 'https://voicekeep.example.com/' }, /^PUBLIC_URL: must have no path/],
    [{ PUBLIC_URL: 'https://voicekeep.example.com/calls' }, /^PUBLIC_URL: must have no path/],
    [{ PUBLIC_URL: 'voicekeep' }, /^PUBLIC_URL: must be an address/],
    [{ DASHBOARD_ORIGINS: 'https://a.example, ftp://b.example' }, /^DASHBOARD_ORIGINS: must be an address/],
    [{ DATABASE_URL: 'postgres://db/voicekeep' }, /^DATABASE_URL: must be an address/],
    [{ DATABASE_URL: 'mysql://db:3306' }, /^DATABASE_URL: names no database/],
    [{ REDIS_URL: 'http://cache' }, /^REDIS_URL: must be an address/],
    [{ PORT: '80a' }, /^PORT: must be a whole number/],
    [{ PORT: '70000' }, /^PORT: must be a whole number/],
    [{ VOICEKEEP_ROLE: 'boss' }, /^VOICEKEEP_ROLE: must be all, api, worker/],
    [{ WORKER_CONCURRENCY: '0' }, /^WORKER_CONCURRENCY: must be a whole number/],
    [{ TWILIO_API_URL: 'http://api.twilio.com' }, /^TWILIO_API_URL: must be https/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL: must be/],
    [{ ADMIN_PASSWORD: 'short' }, /^ADMIN_PASSWORD: must have at least 8/],
    [{ ADMIN_EMAIL: 'nobody' }, /^ADMIN_EMAIL: must be an e-mail address/],
    [{ VOICEKEEP_STROAGE: 'x' }, /^VOICEKEEP_STROAGE: .*Did you mean VOICEKEEP_/],
    [{ VOICEKEEP_MASTERKEY: 'x' }, /Did you mean VOICEKEEP_MASTER_KEY\?/],
    [{ VOICEKEEP_TRIAL: 'on' }, /^TRIAL_SANDBOX_URL: is missing/],
    [{ DATABASE_URL_FILE: '/somewhere' }, /^DATABASE_URL: is given twice/],
    [{ NODE_ENV: 'production', NODE_TLS_REJECT_UNAUTHORIZED: '0' }, /^NODE_TLS_REJECT_UNAUTHORIZED: /],
  ])('names what is wrong in %j', (env, line) => {
    expect(problemsOf(env)[0]).toMatch(line);
  });

  it('says everything at once and never a value', () => {
    const problems = problemsOf({ PORT: '80a', PUBLIC_URL: 'secret-host', VOICEKEEP_MASTER_KEY: 'hush!' });
    expect(problems).toHaveLength(3);
    expect(problems.join()).not.toMatch(/80a|secret-host|hush/);
  });

  it('accepts http on loopback', () => {
    expect(
      problemsOf({ PUBLIC_URL: 'http://127.0.0.1:3000', TWILIO_API_URL: 'http://localhost:4010' }),
    ).toEqual([]);
  });

  it('refuses a clock before 2025, since signatures depend on it', () => {
    expect(() => readEnvironment(GOOD, new Date('2024-06-01'))).toThrow(/^clock: /);
  });

  describe('with a secret in a file', () => {
    let folder: string;
    let file: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'vk-env-'));
      file = join(folder, 'key');
      writeFileSync(file, `${KEY}\n`, { mode: 0o600 });
    });
    afterEach(() => rmSync(folder, { recursive: true }));
    const fromFile = (env: NodeJS.ProcessEnv = {}) =>
      problemsOf({ VOICEKEEP_MASTER_KEY: undefined, VOICEKEEP_MASTER_KEY_FILE: file, ...env });

    it('reads it', () => {
      expect(fromFile()).toEqual([]);
    });

    it('refuses a file others may read, in production', () => {
      chmodSync(file, 0o644);
      expect(fromFile()).toEqual([]);
      expect(fromFile({ NODE_ENV: 'production' })).toEqual([
        'VOICEKEEP_MASTER_KEY_FILE: others may read that file; run chmod 600 on it.',
      ]);
    });

    it('says that it cannot be read', () => {
      rmSync(file);
      expect(fromFile()).toEqual(['VOICEKEEP_MASTER_KEY_FILE: that file cannot be read.']);
    });
  });
});
