import { isOldServer } from './database-version';

it.each([
  ['10.11.6-MariaDB-0+deb12u1', false],
  ['11.4.2-MariaDB', false],
  ['10.4.32-MariaDB', true],
  ['8.4.2', false],
  ['8.0.36', true],
  ['', true],
])('judges %s', (version, expected) => {
  expect(isOldServer(version)).toBe(expected);
});
