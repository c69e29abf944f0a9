import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { formatted } from './formatted.mts';
import type { Measurement } from '../../bench/benchmark.ts';
import { workspace } from '../launch/workspace.mts';
import { versions } from './versions.mts';

export interface BenchReport {
  name: string;
  title: string;
  notes: readonly string[];
  /** A try: printed and kept, but not for the documentation. */
  quick: boolean;
  measurements: readonly Measurement[];
}

export function show({ title, notes, measurements }: BenchReport): void {
  console.log(`\n${title}`);
  for (const { what, value, unit, beside } of measurements) {
    const other = beside ? `   ${beside.name} ${number(beside.value)}   ${ratio(value, beside.value)}` : '';
    console.log(`  ${what.padEnd(40)} ${number(value).padStart(14)} ${unit.padEnd(14)}${other}`);
  }
  for (const note of notes) console.log(`  ${note}`);
  console.log('');
}

/** Into bench/results, and, unless it was a try, between the marks of this benchmark in docs/benchmarks.md. */
export async function keep(report: BenchReport): Promise<void> {
  const results = join(workspace.root, 'bench/results');
  mkdirSync(results, { recursive: true });
  const [cpu] = cpus();
  const machine = {
    cores: cpus().length,
    cpu: cpu?.model.trim(),
    memoryGiB: Math.round(totalmem() / 1024 ** 3),
    versions: versions(),
  };
  const content = { ...report, measuredAt: new Date().toISOString(), machine };
  writeFileSync(join(results, `${report.name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  if (report.quick) return;
  const { cores, memoryGiB } = machine;
  const place = `${content.measuredAt.slice(0, 10)}, ${cores} cores (${machine.cpu}), ${memoryGiB} GiB; ${machine.versions.join(', ')}.`;
  await intoDocument(report.name, [place, '', ...tableOf(report.measurements), '', ...list(report.notes)]);
}

/** Between `<!-- name -->` and `<!-- /name -->`; a document without the marks stays as it is. */
async function intoDocument(name: string, lines: readonly string[]): Promise<void> {
  const file = join(workspace.root, 'docs/benchmarks.md');
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const text = readFileSync(file, 'utf8');
  const [begin, end] = [text.indexOf(open), text.indexOf(close)];
  if (begin < 0 || end < begin) return;
  const written = `${text.slice(0, begin)}${open}\n\n${lines.join('\n')}\n\n${text.slice(end)}`;
  writeFileSync(file, await formatted(file, written));
}

export function tableOf(measurements: readonly Measurement[]): string[] {
  const other = measurements.find(({ beside }) => beside)?.beside?.name;
  const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  if (other === undefined)
    return [
      row('what', 'figure'),
      row('---', '---:'),
      ...measurements.map(({ what, value, unit }) => row(what, `${number(value)} ${unit}`)),
    ];
  return [
    row('what', 'Voicekeep', other, 'ratio'),
    row('---', '---:', '---:', '---:'),
    ...measurements.map(({ what, value, unit, beside }) =>
      row(
        what,
        `${number(value)} ${unit}`,
        beside ? `${number(beside.value)} ${unit}` : '',
        beside ? ratio(value, beside.value) : '',
      ),
    ),
  ];
}

const list = (notes: readonly string[]): string[] => notes.map((note) => `- ${note}`);

const ratio = (value: number, other: number): string => `${(value / other).toFixed(2)}×`;

/** Three figures that count, no more. */
const number = (value: number): string =>
  value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
