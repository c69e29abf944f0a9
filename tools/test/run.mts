// npm test: all set-up, then every part; `npm test -- unit lint` runs those alone.
import { join } from 'node:path';
import { exitWith } from '../launch/exit.mts';
import { report } from '../launch/progress.mts';
import { BROWSER, MARIADB, meetRequirements, REDIS, S3_SERVER } from '../launch/requirements.mts';
import { workspace } from '../launch/workspace.mts';
import { endOfRun } from '../services/end-of-run.mts';
import { findProgram } from '../services/find-program.mts';
import { LaunchError } from '../services/launch-error.mts';
import { startServices, TEST_SERVICES, type ServiceSet } from '../services/service-set.mts';
import { testEnvironment } from '../services/test-environment.mts';
import { failedWith, type Part, type PartResult } from './part.mts';
import { chooseParts, PARTS } from './parts.mts';
import { testToolEnvironment } from './test-env.mts';
import { clearDeadTestFolders, makeTestFolder, removeTestFolder } from './test-folder.mts';
import { onTwoCores } from './two-cores.mts';

const USAGE = 64;

async function main(): Promise<number> {
  const parts = chooseParts(process.argv.slice(2));
  if (!parts) {
    throw new LaunchError(`The parts of the tests are ${PARTS.map(({ name }) => name).join(', ')}.`, USAGE);
  }
  const signal = endOfRun();
  const results = new Map<string, PartResult>();
  try {
    await runParts(parts, results, signal);
  } catch (error) {
    results.set('set-up', failedWith(signal.aborted ? 'The tests were interrupted.' : wordsOf(error)));
    if (error instanceof LaunchError) process.exitCode = error.exitCode;
  }
  const { passed, failed } = summarize(results);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : Number(process.exitCode ?? 1);
}

async function runParts(
  parts: readonly Part[],
  results: Map<string, PartResult>,
  signal: AbortSignal,
): Promise<void> {
  const needsServers = parts.some((part) => part.needsServers);
  await clearDeadTestFolders(workspace.root);
  if (needsServers) await meetRequirements([MARIADB, REDIS, S3_SERVER, ...(chromium() ? [] : [BROWSER])]);
  const folder = makeTestFolder(workspace.root);
  let services: ServiceSet | undefined;
  try {
    if (needsServers) services = await startServices(join(folder, 'services'), TEST_SERVICES, report);
    const servers = services ? testEnvironment(services, chromium()) : {};
    const env = testToolEnvironment({ ...servers, TMPDIR: join(folder, 'tmp') });
    await onTwoCores(parts, async (part) => {
      if (signal.aborted) return;
      const begun = performance.now();
      const result = await part.run({ env, scratch: folder, signal }).catch((error: unknown) => {
        return failedWith(wordsOf(error));
      });
      results.set(part.name, result);
      report(`${result.failed === 0 ? 'ok    ' : 'FAILED'} ${part.name}`, (performance.now() - begun) / 1000);
    });
    signal.throwIfAborted();
  } finally {
    await services?.stop();
    await removeTestFolder(folder);
  }
}

function summarize(results: ReadonlyMap<string, PartResult>): { passed: number; failed: number } {
  let passed = 0;
  let failed = 0;
  for (const [name, result] of results) {
    passed += result.passed;
    failed += result.failed;
    for (const failure of result.failures) console.log(`\n[${name}] ${failure}`);
  }
  console.log('');
  return { passed, failed };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The browser of the tests: the given one, else the one of the system. */
function chromium(): string | undefined {
  return process.env['TEST_CHROMIUM'] ?? findProgram('chromium');
}

await exitWith(main);
