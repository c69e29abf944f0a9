import { errors } from '@voicekeep/shared/errors';
import { createLogger } from './create-logger';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it.each([
    ['a phone number', '+15555550123'],
    ['an API key', 'vk_0123456789012345678901234567890123456789012'],
    ['a signature', 'X-Amz-Signature=0123456789abcdef'],
    ['a bearer token', 'Bearer abcdefghijklmnop'],
    ['a sign-in in an address', 'user:hush@'],
  ])('lets no %s through', (_, secret) => {
    const text = logged((logger) => logger.info({ url: `https://${secret}&x` }, `seen https://${secret}`));
    expect(text).not.toContain(secret);
  });

  it('keeps an error to its kind, words and cause, without what drivers hang on it', () => {
    const driver = Object.assign(new Error('duplicate'), { sql: "INSERT 'hush'", parameters: ['hush'] });
    const text = logged((logger) =>
      logger.error({ err: errors.internal('x.y', 'Failed.', { cause: driver }) }),
    );
    expect(text).toContain('duplicate');
    expect(text).not.toContain('hush');
  });

  it('stays one line of JSON', () => {
    const text = logged((logger) => logger.info({ at: 'https://a:b@c/"x"' }, 'said "+15555550123"'));
    expect(JSON.parse(text)).toMatchObject({ msg: 'said "+[hidden]"' });
  });
});
