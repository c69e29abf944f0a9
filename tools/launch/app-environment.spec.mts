import { appEnvironment, publicUrl, sandboxEnvironment, type Surroundings } from './app-environment.mts';

const S3 = { endpoint: 'http://127.0.0.1:1', region: 'us-east-1', accessKey: 'a', secretKey: 's' };
const SANDBOX = { url: 'http://127.0.0.1:2', port: 2, accountSid: 'AC1', authToken: 't', dataDir: '/d' };
const AROUND: Surroundings = {
  port: 3000,
  mariadb: { databaseUrl: 'mysql://own', adminUrl: 'mysql://admin' },
  redisUrl: 'redis://own',
  masterKeyFile: '/state/master-key',
  spool: '/state/spool',
  signIn: { email: 'admin@demo.voicekeep.local', password: 'p' },
  trial: { sandbox: SANDBOX, s3: { ...S3, reader: { accessKey: 'r', secretKey: 'r' } } },
};

describe('the environment of API and worker', () => {
  it('is complete without anything given', () => {
    expect(appEnvironment({}, AROUND)).toMatchObject({
      DATABASE_URL: 'mysql://own',
      REDIS_URL: 'redis://own',
      PUBLIC_URL: 'http://127.0.0.1:3000',
      PORT: '3000',
      VOICEKEEP_TRIAL: 'on',
      VOICEKEEP_MASTER_KEY_FILE: '/state/master-key',
      ADMIN_EMAIL: 'admin@demo.voicekeep.local',
      ADMIN_PASSWORD: 'p',
      TWILIO_API_URL: 'http://127.0.0.1:2',
      S3_ALLOWED_ENDPOINTS: '127.0.0.0/8,::1,localhost',
      TRIAL_S3_BUCKET: 'voicekeep-trial',
    });
  });

  it('keeps what was given, as a value or as a file', () => {
    const given = {
      DATABASE_URL_FILE: '/run/db',
      REDIS_URL: 'redis://theirs',
      PUBLIC_URL: 'https://calls.example',
      VOICEKEEP_MASTER_KEY: 'k',
      TWILIO_API_URL: 'http://127.0.0.1:9',
      LOG_LEVEL: 'debug',
    };
    const env = appEnvironment(given, AROUND);
    expect(env).toMatchObject(given);
    expect(env).not.toHaveProperty('DATABASE_URL');
    expect(env).not.toHaveProperty('VOICEKEEP_MASTER_KEY_FILE');
  });

  it('lists loopback beside the endpoints that were given', () => {
    const env = appEnvironment({ S3_ALLOWED_ENDPOINTS: 's3.corp' }, AROUND);
    expect(env['S3_ALLOWED_ENDPOINTS']).toBe('s3.corp,127.0.0.0/8,::1,localhost');
  });

  it('knows nothing of a trial that is off, nor of npm', () => {
    const env = appEnvironment({ npm_config_user_agent: 'npm' }, { ...AROUND, trial: undefined });
    expect(env['VOICEKEEP_TRIAL']).toBe('off');
    expect(Object.keys(env).filter((name) => /^(TRIAL_|TWILIO_|S3_|npm_)/.test(name))).toEqual([]);
  });

  it('sends the webhooks of the simulated account to the public address', () => {
    const given = { PUBLIC_URL: 'https://calls.example', PORT: '3000' };
    const env = sandboxEnvironment(given, SANDBOX, publicUrl(given, 3000));
    expect(env).toMatchObject({ SANDBOX_PORT: '2', SANDBOX_CALLBACK_BASE_URL: 'https://calls.example' });
  });
});
