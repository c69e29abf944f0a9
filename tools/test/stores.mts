// npm run test:stores: what recordings need of an S3 store, asked of the one that TEST_S3_ENDPOINT, _REGION, _ACCESS_KEY and
// _SECRET_KEY name; `-- ceph`, `-- swift` and `-- aws-like` bring up a private one instead.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitWith } from '../launch/exit.mts';
import { report } from '../launch/progress.mts';
import { meetRequirements } from '../launch/requirements.mts';
import { workspace } from '../launch/workspace.mts';
import { endOfRun } from '../services/end-of-run.mts';
import { runCommand } from '../services/run-command.mts';
import { serverEnvironment } from '../services/server-environment.mts';
import { chooseStore, type ChosenStore, type RunningStore } from './chosen-store.mts';
import { runJest } from './jest-part.mts';
import { testToolEnvironment } from './test-env.mts';
import { clearDeadTestFolders, makeTestFolder, removeTestFolder } from './test-folder.mts';

/** The conformance suite and the contract of the object store. */
const SPECS = 'libs/storage/s3/store-';

async function main(): Promise<number> {
  const store = chooseStore(process.argv.slice(2), process.env);
  const signal = endOfRun();
  await clearDeadTestFolders(workspace.root);
  await meetRequirements(store.needs);
  console.log(`Testing ${store.title}${await versionOf(store)}`);
  const folder = makeTestFolder(workspace.root);
  let running: RunningStore | undefined;
  try {
    const begun = performance.now();
    running = await store.start(join(folder, 'services'));
    if (store.needs.length > 0) report('started', (performance.now() - begun) / 1000);
    return await runSpecs(running.variables, folder, signal);
  } finally {
    await running?.stop();
    await removeTestFolder(folder);
  }
}

async function runSpecs(
  variables: Record<string, string>,
  folder: string,
  signal: AbortSignal,
): Promise<number> {
  const table = join(folder, 'table.txt');
  const env = testToolEnvironment({
    ...variables,
    TEST_STORES_TABLE: table,
    TMPDIR: join(folder, 'tmp'),
  });
  const begun = performance.now();
  const args = ['--runInBand', '--testPathPatterns', SPECS];
  const { passed, failed, failures } = await runJest({ env, signal, scratch: folder }, 'integration', args);
  report('tested', (performance.now() - begun) / 1000);
  if (existsSync(table)) console.log(`\n${readFileSync(table, 'utf8')}`);
  for (const failure of failures) console.log(`${failure}\n`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

async function versionOf({ versionOf: name }: ChosenStore): Promise<string> {
  if (name === undefined) return '';
  const asked = runCommand('dpkg-query', ['-W', '-f', '${Version}', name], { env: serverEnvironment() });
  // the programs may have come another way
  return asked.then(
    (version) => ` (${name} ${version})`,
    () => '',
  );
}

await exitWith(main);
