// npm run test:mutants: weakens the product in one way after the other and shows that a campaign notices each.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exitWith } from '../../../tools/launch/exit.mts';
import { tool, workspace } from '../../../tools/launch/workspace.mts';
import { endOfRun } from '../../../tools/services/end-of-run.mts';
import { LaunchError } from '../../../tools/services/launch-error.mts';
import { tryCommand } from '../../../tools/services/run-command.mts';
import { CAMPAIGNS, type Mutant } from './mutant.mts';
import { MUTANTS } from './mutants.mts';
import type { ControlResult, MutantFigures, MutantResult } from './results.mts';
import { Weakened } from './weakened.mts';

const LONGEST_MS = 480_000;
/** What a weakened product leaves unfinished stays so. */
const REST_SECONDS = '120';

interface Outcome {
  readonly code: number;
  readonly violated: readonly string[];
  readonly output: string;
  readonly seconds: number;
}

async function main(): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { only: text, seed: text, 'no-control': { type: 'boolean' } } });
  const wanted = values.only?.split(',') ?? MUTANTS.map(({ name }) => name);
  const mutants = MUTANTS.filter(({ name }) => wanted.includes(name));
  if (mutants.length < wanted.length)
    throw new LaunchError(`The mutants are: ${MUTANTS.map(({ name }) => name).join(', ')}.`, 64);
  const seed = values.seed ?? '7';
  const signal = endOfRun();
  const folder = mkdtempSync(join(tmpdir(), 'voicekeep-mutants-'));
  const campaign = (server: string, options: readonly string[]): Promise<Outcome> =>
    runCampaign(['--seed', seed, '--server', server, ...options], signal);
  try {
    const weakened = await Weakened.copy(join(folder, 'sources'), signal);
    for (const mutant of mutants) weakened.check(mutant);
    const controls: ControlResult[] = [];
    if (values['no-control'] !== true)
      for (const [name, options] of Object.entries(CAMPAIGNS)) {
        if (!mutants.some((mutant) => mutant.campaign === options)) continue;
        const { code, seconds, output } = await campaign(await weakened.build(null), options);
        controls.push({ campaign: name, passed: code === 0, seconds });
        print(`the product, ${name}`, code === 0 ? 'passes' : 'FAILS', seconds);
        if (code !== 0) console.log(lastLines(output));
      }
    const results: MutantResult[] = [];
    for (const mutant of mutants) {
      const server = await weakened.build(mutant);
      const result = judge(mutant, await campaign(server, [...mutant.campaign, ...until(mutant)]));
      results.push(result);
    }
    keep({ measuredAt: new Date().toISOString(), seed: Number(seed), controls, mutants: results });
    const survivors = results.filter(({ caught }) => !caught).map(({ name }) => name);
    if (survivors.length > 0) console.log(`Survived: ${survivors.join(', ')}.`);
    else console.log(`All ${results.length} mutants were caught.`);
    return survivors.length === 0 && controls.every(({ passed }) => passed) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function until({ expected }: Mutant): string[] {
  return ['--until', expected.join(',')];
}

/** A campaign that broke down for another reason has not noticed anything. */
function judge({ name, breaks, expected }: Mutant, outcome: Outcome): MutantResult {
  const { code, violated, output, seconds } = outcome;
  const caught = code === 1 && violated.some((invariant) => expected.includes(invariant));
  print(name, caught ? `caught by ${violated.join(', ')}` : 'SURVIVES', seconds);
  if (!caught) console.log(lastLines(output));
  return { name, breaks, caughtBy: violated, caught, seconds };
}

async function runCampaign(options: readonly string[], signal: AbortSignal): Promise<Outcome> {
  const begun = Date.now();
  const script = join(workspace.root, 'e2e/faults/run.mts');
  const args = [script, '--profile', 'small', '--rest-seconds', REST_SECONDS, ...options];
  const settings = { env: process.env, cwd: workspace.root, timeoutMs: LONGEST_MS, signal };
  const { code, stdout, stderr } = await tryCommand(tool('node'), args, settings);
  const named = /^Violated: (.+)\.$/m.exec(stdout)?.[1]?.split(', ') ?? [];
  const seconds = Math.round((Date.now() - begun) / 1000);
  return { code, violated: named, output: `${stdout}${stderr}`, seconds };
}

const lastLines = (output: string): string =>
  output.trim().split('\n').slice(-25).join('\n').replace(/^/gm, '    ');

function print(name: string, how: string, seconds: number): void {
  console.log(`  ${name.padEnd(30)} ${how.padEnd(28)} ${seconds} s`);
}

function keep(figures: MutantFigures): void {
  const results = join(workspace.dist, 'faults');
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, 'mutants.json'), `${JSON.stringify(figures, null, 2)}\n`);
}

await exitWith(main);
