import { alertSettings } from './alert-settings';
import { Variables } from './variables';

const SECRET = 'f'.repeat(32);
const GOOD = { ALERT_WEBHOOK_URL: 'https://alerts.example.com/hooks/abc', ALERT_WEBHOOK_SECRET: SECRET };

function read(env: NodeJS.ProcessEnv) {
  const variables = new Variables(env);
  return { settings: alertSettings(variables), problems: variables.problems };
}

describe('the settings of alerts', () => {
  it('send nothing unless a receiver is named, and have thresholds anyway', () => {
    expect(read({})).toEqual({
      settings: { webhook: null, allowedHosts: [], failedCount: 1, waitingMinutes: 30 },
      problems: [],
    });
  });

  it('name the receiver, its secret and the thresholds', () => {
    const { settings, problems } = read({ ...GOOD, ALERT_FAILED_COUNT: '25', ALERT_WAITING_MINUTES: '90' });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({
      webhook: { url: GOOD.ALERT_WEBHOOK_URL, secret: SECRET },
      ...{ failedCount: 25, waitingMinutes: 90 },
    });
  });

  it.each([
    ['http://10.0.0.7:9000/', '10.0.0.0/8'],
    ['http://chat.lan/hooks/abc', 'chat.lan'],
    ['https://127.0.0.1:9443/', '127.0.0.0/8'],
  ])('take %s where the operator listed its host', (url, hosts) => {
    const { settings, problems } = read({ ...GOOD, ALERT_WEBHOOK_URL: url, ALERT_ALLOWED_HOSTS: hosts });
    expect(problems).toEqual([]);
    expect(settings.webhook?.url).toBe(url);
  });

  it.each([
    [{ ALERT_WEBHOOK_URL: 'alerts.example.com' }, /^ALERT_WEBHOOK_URL: must be an address/],
    [{ ALERT_WEBHOOK_URL: 'ftp://alerts.example.com' }, /^ALERT_WEBHOOK_URL: must be an address/],
    [{ ALERT_WEBHOOK_URL: 'https://me:hush@alerts.example.com' }, /^ALERT_WEBHOOK_URL: must have no user/],
    [{ ALERT_WEBHOOK_URL: 'http://alerts.example.com' }, /^ALERT_WEBHOOK_URL: must be https/],
    [{ ALERT_WEBHOOK_URL: 'https://127.0.0.1/' }, /^ALERT_WEBHOOK_URL: leads to this machine/],
    [{ ALERT_WEBHOOK_URL: 'https://169.254.169.254/' }, /^ALERT_WEBHOOK_URL: leads to this machine/],
    [{ ALERT_WEBHOOK_URL: 'https://192.168.1.9/' }, /^ALERT_WEBHOOK_URL: leads into a private/],
    [{ ALERT_WEBHOOK_SECRET: '' }, /^ALERT_WEBHOOK_SECRET: is missing/],
    [{ ALERT_WEBHOOK_SECRET: 'short' }, /^ALERT_WEBHOOK_SECRET: must have at least 16/],
    [{ ALERT_WEBHOOK_URL: '' }, /^ALERT_WEBHOOK_SECRET: signs nothing/],
    [{ ALERT_FAILED_COUNT: '0' }, /^ALERT_FAILED_COUNT: must be a whole number/],
    [{ ALERT_WAITING_MINUTES: 'soon' }, /^ALERT_WAITING_MINUTES: must be a whole number/],
  ])('name what is wrong in %j, never the value', (env, line) => {
    const { problems } = read({ ...GOOD, ...env });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(line);
    expect(problems[0]).not.toMatch(/hush|abc|192\.168/);
  });
});
