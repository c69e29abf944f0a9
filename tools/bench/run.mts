// npm run bench: every bench/*.bench.ts, on real private servers where it needs them; `-- <name>` runs one alone,
// `-- --quick` tries whether it runs.
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
// types alone: the benchmarks themselves run compiled, as the product does
import type { Benchmark } from '../../bench/benchmark.ts';
import { buildAdmin, buildServer } from '../launch/build.mts';
import { exitWith } from '../launch/exit.mts';
import { step } from '../launch/progress.mts';
import { BROWSER, MARIADB, meetRequirements, RCLONE, REDIS, S3_SERVER } from '../launch/requirements.mts';
import { workspace } from '../launch/workspace.mts';
import { endOfRun } from '../services/end-of-run.mts';
import { findProgram } from '../services/find-program.mts';
import { startServices, TEST_SERVICES } from '../services/service-set.mts';
import { testEnvironment } from '../services/test-environment.mts';
import { keep, show } from './report.mts';
import { clearDeadTestFolders, makeTestFolder, removeTestFolder } from '../test/test-folder.mts';

interface Chosen {
  name: string;
  benchmark: Benchmark;
}

async function main(): Promise<number> {
  const signal = endOfRun();
  await buildServer(signal);
  const given = process.argv.slice(2);
  const quick = given.includes('--quick');
  const chosen = chooseBenchmarks(given.filter((argument) => argument !== '--quick'));
  if (chosen.length === 0) {
    console.log('There are no benchmarks of that name in bench/.');
    return 1;
  }
  if (chosen.some(({ benchmark }) => benchmark.needsRclone)) await meetRequirements([RCLONE]);
  if (chosen.some(({ benchmark }) => benchmark.needsBrowser)) {
    await meetRequirements([BROWSER]);
    await buildAdmin(signal);
  }
  await clearDeadTestFolders(workspace.root);
  const folder = makeTestFolder(workspace.root);
  try {
    const stop = chosen.some(({ benchmark }) => benchmark.needsServers)
      ? await startServers(folder)
      : undefined;
    try {
      for (const { name, benchmark } of chosen) {
        signal.throwIfAborted();
        const measurements = await step(name, () => benchmark.run({ quick, signal }));
        const report = { name, title: benchmark.title, notes: benchmark.notes ?? [], quick, measurements };
        show(report);
        await keep(report);
      }
    } finally {
      await stop?.();
    }
  } finally {
    await removeTestFolder(folder);
  }
  return 0;
}

function chooseBenchmarks(names: readonly string[]): Chosen[] {
  const compiled = join(workspace.server, 'bench');
  const require = createRequire(import.meta.url);
  return readdirSync(compiled)
    .filter((file) => file.endsWith('.bench.js'))
    .map((file) => file.replace('.bench.js', ''))
    .filter((name) => names.length === 0 || names.includes(name))
    .map((name) => {
      const { default: benchmark } = require(join(compiled, `${name}.bench.js`)) as { default: Benchmark };
      return { name, benchmark };
    });
}

async function startServers(folder: string): Promise<() => Promise<void>> {
  await meetRequirements([MARIADB, REDIS, S3_SERVER]);
  const services = await startServices(join(folder, 'services'), {
    ...TEST_SERVICES,
    s3: 'disk',
    durable: true,
  });
  Object.assign(process.env, testEnvironment(services, findProgram('chromium')));
  return services.stop;
}

await exitWith(main);
