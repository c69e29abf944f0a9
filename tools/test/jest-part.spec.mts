import { readReport } from './jest-part.mts';

describe("jest's report", () => {
  it('is counted by tests, and a file that could not be run counts as one failure', () => {
    const report = {
      numPassedTests: 4,
      numFailedTests: 1,
      numRuntimeErrorTestSuites: 1,
      testResults: [
        {
          name: '/repo/libs/a.spec.ts',
          message: 'x',
          assertionResults: [
            { status: 'passed', fullName: 'a works' },
            { status: 'failed', fullName: 'a fails', failureMessages: ['expected 1, got 2'] },
          ],
        },
        { name: '/repo/libs/b.spec.ts', message: 'Cannot find module', assertionResults: [] },
      ],
    };
    expect(readReport(report, '/repo')).toEqual({
      passed: 4,
      failed: 2,
      failures: [
        'libs/a.spec.ts › a fails\nexpected 1, got 2',
        'libs/b.spec.ts could not be run\nCannot find module',
      ],
    });
  });
});
