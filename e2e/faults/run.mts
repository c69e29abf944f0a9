// npm run test:faults: a campaign of faults, crashes and outages against the product, and the proof that nothing was lost.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildServer } from '../../tools/launch/build.mts';
import { exitWith } from '../../tools/launch/exit.mts';
import { MARIADB, meetRequirements, REDIS, S3_SERVER } from '../../tools/launch/requirements.mts';
import { workspace } from '../../tools/launch/workspace.mts';
import { endOfRun } from '../../tools/services/end-of-run.mts';
import { clearDeadTestFolders, makeTestFolder, removeTestFolder } from '../../tools/test/test-folder.mts';
import { runCampaign } from './campaign.mts';
import { type DrillFigures, runDrill } from './drill.mts';
import { type Figures, tableOf } from './figures.mts';
import { readOptions } from './options.mts';
import { setStage } from './stage.mts';

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const signal = endOfRun();
  await clearDeadTestFolders(workspace.root);
  await meetRequirements([MARIADB, REDIS, S3_SERVER]);
  if (options.server === undefined) await buildServer(signal);
  const folder = makeTestFolder(workspace.root);
  // A copy that no later build changes under the processes; within the checkout, where packages are found.
  const server = join(workspace.dist, `faults-server-${process.pid}`);
  cpSync(options.server ?? workspace.server, server, { recursive: true });
  console.log(`Seed ${options.seed}, profile ${options.profile}.`);
  const cleanUp = async (): Promise<void> => {
    await removeTestFolder(folder);
    rmSync(server, { recursive: true, force: true });
  };
  try {
    const stage = await setStage(options, server, folder);
    try {
      const ended = new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('The campaign was interrupted.')), {
          once: true,
        });
      });
      if (options.drill)
        return concludeDrill(await Promise.race([runDrill(stage, options.outageSeconds), ended]));
      return conclude(await Promise.race([runCampaign(stage), ended]));
    } finally {
      await stage.close();
      if (options.keep)
        cpSync(stage.cast.logs, join(workspace.dist, 'faults/product-logs'), { recursive: true });
    }
  } catch (error) {
    console.log(
      `The campaign failed; replay it with: npm run test:faults -- --profile ${options.profile} --seed ${options.seed}`,
    );
    throw error;
  } finally {
    await cleanUp();
  }
}

function concludeDrill(figures: DrillFigures): number {
  for (const { part, recordings, backlogSeconds } of figures.outages)
    console.log(
      `  ${part.padEnd(10)} ${recordings} recordings meanwhile, backlog gone after ${backlogSeconds} s`,
    );
  for (const { when, webhooks, lost, p50Ms, p99Ms } of figures.load)
    console.log(`  ${webhooks} webhooks while ${when}: p50 ${p50Ms} ms, p99 ${p99Ms} ms, lost ${lost}`);
  keep('drill', figures);
  for (const line of figures.violationLines) console.log(line);
  return figures.violationLines.length === 0 ? 0 : 1;
}

function keep(name: string, figures: unknown): void {
  const results = join(workspace.dist, 'faults');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`);
}

function conclude(figures: Figures): number {
  for (const [what, how] of tableOf(figures)) console.log(`  ${what.padEnd(22)} ${how}`);
  keep(figures.profile, figures);
  const violated = Object.keys(figures.violations);
  const missed = Object.entries(figures.goals).filter(([, reached]) => !reached);
  if (violated.length === 0 && missed.length === 0) return 0;
  for (const line of figures.violationLines) console.log(line);
  const { profile, seed } = figures;
  console.log(
    violated.length > 0 ? `Violated: ${violated.join(', ')}.` : 'Not everything that was asked for happened.',
  );
  console.log(`Replay with: npm run test:faults -- --profile ${profile} --seed ${seed}`);
  return 1;
}

await exitWith(main);
