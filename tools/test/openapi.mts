// npm run openapi: asks the API of this checkout for its own description, and writes it where people and the admin read it.
import { join } from 'node:path';
import { exitWith } from '../launch/exit.mts';
import { MARIADB, meetRequirements, REDIS, S3_SERVER } from '../launch/requirements.mts';
import { workspace } from '../launch/workspace.mts';
import { endOfRun } from '../services/end-of-run.mts';
import { startServices, TEST_SERVICES } from '../services/service-set.mts';
import { testEnvironment } from '../services/test-environment.mts';
import { runJest } from './jest-part.mts';
import { testToolEnvironment } from './test-env.mts';
import { clearDeadTestFolders, makeTestFolder, removeTestFolder } from './test-folder.mts';

/** It holds the files against the description, and writes them first when it is told to. */
const SPEC = ['--testPathPatterns', 'apps/api/http/document'];

async function main(): Promise<number> {
  const signal = endOfRun();
  await clearDeadTestFolders(workspace.root);
  await meetRequirements([MARIADB, REDIS, S3_SERVER]);
  const folder = makeTestFolder(workspace.root);
  const services = await startServices(join(folder, 'services'), TEST_SERVICES);
  try {
    const variables = {
      ...testEnvironment(services, undefined),
      WRITE_OPENAPI: 'on',
      TMPDIR: join(folder, 'tmp'),
    };
    const context = { env: testToolEnvironment(variables), signal, scratch: folder };
    const { failed, failures } = await runJest(context, 'integration', SPEC);
    for (const failure of failures) console.log(`${failure}\n`);
    if (failed === 0) console.log('Written: docs/voicekeep.openapi.json and what the admin is typed by.');
    return failed === 0 ? 0 : 1;
  } finally {
    await services.stop();
    await removeTestFolder(folder);
  }
}

await exitWith(main);
