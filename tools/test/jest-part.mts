import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tryCommand } from '../services/run-command.mts';
import { tool, workspace } from '../launch/workspace.mts';
import { shorten } from './check.mts';
import { failedWith, type PartContext, type PartResult } from './part.mts';

const THIRTY_MINUTES_MS = 1_800_000;

/** The parts of jest's --json report that we read: https://jestjs.io/docs/configuration#testresultsprocessor-string */
export interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: {
    name: string;
    message: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

/** Runs one project of jest.config.cjs and counts its tests. */
export async function runJest(
  { env, signal, scratch }: PartContext,
  project: string,
  workers: readonly string[],
): Promise<PartResult> {
  const report = join(scratch, `${project}.json`);
  const cache = join(workspace.root, 'node_modules/.cache/jest');
  const args = [
    // A handle that a spec left open must not hold up the verdict: the report is written by then.
    ...['--selectProjects', project, '--ci', '--passWithNoTests', '--forceExit'],
    ...['--cacheDirectory', cache, '--json', `--outputFile=${report}`],
  ];
  const options = { env, signal, cwd: workspace.root, timeoutMs: THIRTY_MINUTES_MS };
  const { code, stderr } = await tryCommand(tool('jest'), [...args, ...workers], options);
  let result: PartResult;
  try {
    result = readReport(JSON.parse(readFileSync(report, 'utf8')) as JestReport, workspace.root);
  } catch {
    return failedWith(`jest wrote no report.\n${shorten(stderr)}`);
  }
  if (code === 0 || result.failed > 0) return result;
  const words = `jest ended with code ${code} although no test failed.\n${shorten(stderr)}`;
  return { ...result, failed: 1, failures: [words] };
}

/** Counts a report's tests; a file that could not even be run counts as one that failed. */
export function readReport(report: JestReport, root: string): PartResult {
  const failures = report.testResults.flatMap(({ name, message, assertionResults }) => {
    const file = name.replace(`${root}/`, '');
    const failed = assertionResults.filter(({ status }) => status === 'failed');
    if (assertionResults.length === 0 && message !== '')
      return [`${file} could not be run\n${shorten(message, 40)}`];
    return failed.map(({ fullName, failureMessages }) => {
      return `${file} › ${fullName}\n${shorten((failureMessages ?? []).join('\n'), 40)}`;
    });
  });
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    failures,
  };
}
