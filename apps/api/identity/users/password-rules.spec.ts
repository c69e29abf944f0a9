import { checkPassword } from './password-rules';

describe('the rules for passwords', () => {
  it.each([
    ['password123', 'auth.too_common'],
    ['PassWord123', 'auth.too_common'],
    ['seven 7', 'auth.too_short'],
    ['x'.repeat(1001), 'auth.too_long'],
  ])('refuses %s', (password, code) => {
    expect(() => checkPassword(password)).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        code,
        fields: [expect.objectContaining({ path: 'password' })],
      }),
    );
  });

  it.each([['correct horse battery'], ['y'.repeat(65)], ['🙈🙉🙊🐵🐒🦍🦧🐶'], ['        8']])(
    'takes %s',
    (password) => {
      expect(() => checkPassword(password)).not.toThrow();
    },
  );
});
