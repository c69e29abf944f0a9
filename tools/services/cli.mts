// node tools/services/cli.mts <folder>: the private servers of the tests, for as long as this runs.
// Writes <folder>/test.env to be sourced before `npx jest --selectProjects integration`.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { endOfRun, untilAborted } from './end-of-run.mts';
import { findProgram } from './find-program.mts';
import { LaunchError } from './launch-error.mts';
import { startServices, TEST_SERVICES } from './service-set.mts';
import { testEnvironment } from './test-environment.mts';

async function main(folder: string): Promise<void> {
  const ended = untilAborted(endOfRun());
  const services = await startServices(folder, TEST_SERVICES, (name, seconds) => {
    console.log(`${name} answers after ${seconds.toFixed(1)} s`);
  });
  const variables = testEnvironment(services, findProgram('chromium'));
  const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'`);
  const file = join(folder, 'test.env');
  writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
  console.log(`All servers run. In another terminal: . ${file}`);
  await ended;
  await services.stop();
}

const [folder] = process.argv.slice(2);
try {
  if (folder === undefined) throw new LaunchError('Name a folder: npm run services -- <folder>.', 64);
  await main(resolve(folder));
} catch (error) {
  console.error(error instanceof LaunchError ? error.message : error);
  process.exitCode = error instanceof LaunchError ? error.exitCode : 1;
}
