// node e2e/faults/report.mts: writes docs/reliability.md from what the campaigns left in dist/faults.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { formatted } from '../../tools/bench/formatted.mts';
import { workspace } from '../../tools/launch/workspace.mts';
import type { DrillFigures } from './drill.mts';
import { type Figures, tableOf } from './figures.mts';
import type { MutantFigures } from './mutants/results.mts';

const TITLES: Readonly<Record<string, string>> = {
  full: 'Faults, killed and frozen processes',
  servers: 'The same while MariaDB and Redis die, too',
  crashes: 'Each crash point, again and again',
  short: 'The short campaign inside `npm test`',
};

function read<T>(name: string): T | undefined {
  const file = join(workspace.dist, 'faults', `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as T) : undefined;
}

function campaign(name: string): string[] {
  const figures = read<Figures>(name);
  if (!figures) return [];
  const rows = tableOf(figures).map(([what, how]) => `| ${what} | ${how} |`);
  const { profile, seed, measuredAt } = figures;
  return [
    `## ${TITLES[name] ?? name}`,
    '',
    `\`npm run test:faults -- --profile ${profile} --seed ${seed}\`, ${measuredAt.slice(0, 10)}.`,
    '',
    '| what | how much |',
    '| --- | --- |',
    ...rows,
    '',
    ...(figures.violationLines.length > 0 ? [...figures.violationLines.map((line) => `- ${line}`), ''] : []),
  ];
}

function drill(): string[] {
  const figures = read<DrillFigures>('drill');
  if (!figures) return [];
  return [
    '## Outages of one part, and nobody does anything',
    '',
    `\`npm run test:faults -- --drill\`, ${figures.measuredAt.slice(0, 10)}.`,
    '',
    '| part | away | recordings made meanwhile | backlog gone after |',
    '| --- | --- | --- | --- |',
    ...figures.outages.map(
      ({ part, outageSeconds, recordings, backlogSeconds }) =>
        `| ${part} | ${outageSeconds} s | ${recordings} | ${backlogSeconds === null ? 'not in time' : `${backlogSeconds} s`} |`,
    ),
    '',
    '| webhooks at 50/s | sent | lost | p50 | p99 |',
    '| --- | --- | --- | --- | --- |',
    ...figures.load.map(
      ({ when, webhooks, lost, p50Ms, p99Ms }) =>
        `| ${when} | ${webhooks} | ${lost} | ${p50Ms} ms | ${p99Ms} ms |`,
    ),
    '',
    ...figures.violationLines.map((line) => `- ${line}`),
  ];
}

function mutants(): string[] {
  const figures = read<MutantFigures>('mutants');
  if (!figures) return [];
  const passed = figures.controls.filter((control) => control.passed).length;
  return [
    '',
    '## What the campaign notices',
    '',
    `\`npm run test:mutants\`, ${figures.measuredAt.slice(0, 10)}. The product is weakened in one way after the other, and a small campaign must notice. The product as it is passed ${passed} of ${figures.controls.length} of the same campaigns.`,
    '',
    '| weakened | what it breaks | noticed by | after |',
    '| --- | --- | --- | --- |',
    ...figures.mutants.map(
      ({ name, breaks, caught, caughtBy, seconds }) =>
        `| ${name} | ${breaks} | ${caught ? caughtBy.join(', ') : 'nothing'} | ${seconds} s |`,
    ),
  ];
}

function machine(): string {
  const [cpu] = cpus();
  const gibibytes = Math.round(totalmem() / 1024 ** 3);
  return `${cpus().length} cores (${cpu?.model.trim() ?? 'unknown'}), ${gibibytes} GiB, Node ${process.version}`;
}

const text = [
  '# What Voicekeep withstands',
  '',
  'The product runs as it ships, in processes of its own (two APIs, two workers), on a real MariaDB, a real Redis and a real S3 server (Ceph RADOS Gateway). In front of them stand proxies that break what a seed says: 28 kinds of faults of Twilio and of the store, cut and stalled connections, a clock that is off, a full disk. Processes are killed at random and at each of the 20 named crash points, frozen past their lease and let go on; an administrator changes settings, rotates keys and deletes calls meanwhile. The proxies look at every deletion at the instant it happens; in the end database, buckets and account are compared recording by recording, by SHA-256.',
  '',
  'The invariants: I1 every recording plays from at least one place, with the right bytes · I2 nothing is deleted at Twilio unless a bucket holds equal bytes at that instant · I3 the database points to nothing absent or different · I4 no object is left over · I5 no multipart upload · I6 no key outside its workspace · I7 what was done stands in the audit trail · I8 nothing unfinished without a next time · I9 no phone number, name or secret in logs, Redis, keys or temporary files.',
  '',
  'Made again with `npm run test:faults -- --profile full`, `--profile servers`, `--profile crashes` and `--drill`, then `node e2e/faults/report.mts`. A failing run prints its seed and is repeated with `--seed`; the seed decides faults, events and settings, the timing of processes is the machine’s.',
  '',
  `Machine: ${machine()}.`,
  '',
  ...Object.keys(TITLES).flatMap(campaign),
  ...drill(),
  ...mutants(),
].join('\n');
const file = join(workspace.root, 'docs/reliability.md');
writeFileSync(file, await formatted(file, text));
console.log('docs/reliability.md is written.');
