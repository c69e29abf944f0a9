import { TestApi } from '../testing/test-api';
import { TrialSeed } from './trial-seed';

jest.setTimeout(60_000);

const TRIAL = {
  VOICEKEEP_TRIAL: 'on',
  TRIAL_SANDBOX_URL: 'http://127.0.0.1:9',
  TRIAL_TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`,
  TRIAL_TWILIO_AUTH_TOKEN: 'f'.repeat(32),
  TRIAL_S3_ENDPOINT: 'http://127.0.0.1:9',
  TRIAL_S3_BUCKET: 'trial',
  TRIAL_S3_REGION: 'us-east-1',
  TRIAL_S3_ACCESS_KEY: 'trial',
  TRIAL_S3_SECRET_KEY: 'trial-secret',
};

describe('the demo clinic', () => {
  let api: TestApi;
  beforeEach(async () => {
    api = await TestApi.start(TRIAL);
  });
  afterEach(() => api?.stop());

  const sow = () => api.app.get(TrialSeed, { strict: false }).sow();
  const count = async (table: string) => {
    const [row] = (await api.query(`SELECT COUNT(*) AS n FROM ${table}`)) as { n: number | string }[];
    return Number(row?.n);
  };
  const opened = async () => ({
    workspaces: await count('vk_workspaces'),
    imports: await count('vk_history_imports'),
    jobs: await count('vk_jobs'),
  });

  it('opens once, with its history on order', async () => {
    await sow();
    await sow();
    expect(await opened()).toEqual({ workspaces: 1, imports: 1, jobs: 1 });
  });

  it('is opened whole by the next start when this one ends before its history is on order', async () => {
    await api.query('RENAME TABLE vk_history_imports TO vk_elsewhere');
    await sow();
    expect(await count('vk_workspaces')).toBe(0);
    expect(api.logLines.join('')).toContain('could not be opened');
    await api.query('RENAME TABLE vk_elsewhere TO vk_history_imports');
    await sow();
    expect(await opened()).toEqual({ workspaces: 1, imports: 1, jobs: 1 });
  });
});
