import { errors } from '@voicekeep/shared/errors';

const LEAST_CHARACTERS = 8;
const MOST_CHARACTERS = 1000;
/** The head of every published list of guessed passwords, of eight characters and more. */
const COMMON: ReadonlySet<string> = new Set(
  (
    '12345678 123456789 1234567890 123123123 987654321 87654321 11111111 00000000 88888888 12341234 ' +
    'password password1 password12 password123 password1234 passw0rd p@ssw0rd p@ssword qwertyuiop qwerty12 ' +
    'qwerty123 qwertyui 1q2w3e4r 1qaz2wsx q1w2e3r4 asdfghjk asdfghjkl zxcvbnm1 abcd1234 abc12345 a1b2c3d4 ' +
    'iloveyou iloveyou1 sunshine sunshine1 princess princess1 football football1 baseball baseball1 ' +
    'superman batman123 trustno1 welcome1 welcome123 letmein1 letmein123 dragon123 monkey123 master123 ' +
    'shadow123 michael1 jennifer computer internet whatever starwars changeme changeme1 admin123 ' +
    'admin1234 administrator secret123 test1234 testtest default1 voicekeep voicekeep1 hospital clinic123'
  ).split(' '),
);

/** @throws VoicekeepError `auth.too_short`, `auth.too_long`, `auth.too_common`; any characters are fine */
export function checkPassword(password: string, path = 'password'): void {
  const characters = [...password].length;
  if (characters < LEAST_CHARACTERS)
    throw refusal(path, 'auth.too_short', `Choose a password of at least ${LEAST_CHARACTERS} characters.`);
  if (characters > MOST_CHARACTERS)
    throw refusal(path, 'auth.too_long', `Choose a password of at most ${MOST_CHARACTERS} characters.`);
  if (COMMON.has(password.toLowerCase()))
    throw refusal(path, 'auth.too_common', 'That password is on every list of guesses; choose another.');
}

function refusal(path: string, code: string, message: string): Error {
  return errors.invalid(code, message, { fields: [{ path, code, message }] });
}
