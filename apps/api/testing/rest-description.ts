import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const ROOT = resolve(__dirname, '../../..');
const DOCUMENT = 'docs/voicekeep.openapi.json';
/** What the admin's calls are held to. */
const TYPES = 'libs/shared/ui/client/rest-api.generated.ts';

const textOf = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;

/** Writes the description of the REST API where people and the admin read it. */
export async function writeDescription(document: object): Promise<void> {
  await writeFile(resolve(ROOT, DOCUMENT), textOf(document));
  await types();
}

/** Which of the files made from the description are not true any more. */
export async function untrueFiles(document: object): Promise<string[]> {
  const isTrue = (await readFile(resolve(ROOT, DOCUMENT), 'utf8')) === textOf(document);
  const areTyped = await types('--check').then(
    () => true,
    () => false,
  );
  return [...(isTrue ? [] : [DOCUMENT]), ...(areTyped ? [] : [TYPES])];
}

const types = (...more: string[]) =>
  promisify(execFile)(
    process.execPath,
    [
      ...['node_modules/openapi-typescript/bin/cli.js', DOCUMENT, '--output', TYPES, '--immutable'],
      ...['--default-non-nullable', 'false', ...more],
    ],
    { cwd: ROOT, timeout: 30_000 },
  );
