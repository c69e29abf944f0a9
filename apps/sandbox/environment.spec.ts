import { optionsFrom } from './environment';

describe("the sandbox's environment", () => {
  it('may be empty', () => {
    expect(optionsFrom({})).toEqual({ port: 0, dataDirectory: null, callbackUrl: null });
  });

  it('decides port, account, seed, history and callbacks', () => {
    const sid = `AC${'0'.repeat(32)}`;
    expect(
      optionsFrom({
        SANDBOX_PORT: '4010',
        SANDBOX_DATA_DIR: '/data',
        SANDBOX_ACCOUNT_SID: sid,
        SANDBOX_AUTH_TOKEN: 'secret',
        SANDBOX_SEED: '7',
        SANDBOX_RECORDINGS: '12',
        SANDBOX_UNRECORDED_CALLS: '500',
        SANDBOX_HISTORY_DAYS: '365',
        SANDBOX_CALLBACK_BASE_URL: 'http://127.0.0.1:3000',
      }),
    ).toEqual({
      port: 4010,
      dataDirectory: '/data',
      accounts: [{ sid, authToken: 'secret' }],
      seed: 7,
      recordings: 12,
      unrecordedCalls: 500,
      historyDays: 365,
      callbackUrl: 'http://127.0.0.1:3000',
    });
  });

  it.each([
    [{ SANDBOX_PORT: '80a' }, 'SANDBOX_PORT'],
    [{ SANDBOX_PORT: '70000' }, 'SANDBOX_PORT'],
    [{ SANDBOX_ACCOUNT_SID: 'AC1', SANDBOX_AUTH_TOKEN: 'x' }, 'SANDBOX_ACCOUNT_SID'],
    [{ SANDBOX_AUTH_TOKEN: 'hidden' }, 'SANDBOX_AUTH_TOKEN'],
    [{ SANDBOX_CALLBACK_BASE_URL: 'localhost:3000' }, 'SANDBOX_CALLBACK_BASE_URL'],
  ])('names what is wrong, never its value', (environment, name) => {
    const failure = (): unknown => optionsFrom(environment);
    expect(failure).toThrow(name);
    expect(failure).not.toThrow(/hidden|80a/);
  });
});
