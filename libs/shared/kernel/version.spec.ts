import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { VERSION } from './version';

it('the version shown is the one of the package', () => {
  const text = readFileSync(resolve(__dirname, '../../../package.json'), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  expect(VERSION).toBe(version);
});
