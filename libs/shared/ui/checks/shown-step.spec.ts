import { ENGLISH_UI } from '../texts/ui-texts';
import { checkReport } from './shown-step';

const NOW = new Date('2026-11-29T10:00:00Z');

describe('the report of a connection test', () => {
  it('tells what each step said, its fix and its code', () => {
    const report = checkReport(
      [
        { id: 'a', status: 'ok', title: 'Reach the store', detail: 'It answers.', ms: 84 },
        {
          ...{ id: 'b', status: 'failed', title: 'Delete the file again', ms: 12 },
          ...{ detail: 'Refused.', fix: 'Add s3:DeleteObject.', code: 'storage.missing_permission' },
        },
        { id: 'c', status: 'skipped', title: 'Play', detail: 'Not tried.', ms: 0 },
      ],
      [],
      NOW,
      ENGLISH_UI,
    );
    expect(report.split('\n')).toEqual([
      'Connection test, 2026-11-29T10:00:00.000Z: 1 of 3 steps failed',
      'Passed: Reach the store (84 ms)',
      '  It answers.',
      'Failed: Delete the file again (12 ms) [storage.missing_permission]',
      '  Refused.',
      '  Add s3:DeleteObject.',
      'Skipped: Play',
      '  Not tried.',
    ]);
  });

  it('repeats no secret and no signed address that a store may have put into words', () => {
    const detail =
      'SECRET and KEY at https://s3.example.com/b/k?X-Amz-Credential=KEY%2F1&X-Amz-Signature=ab refused';
    const report = checkReport(
      [{ id: 'a', status: 'failed', title: 'Write', detail, ms: 1 }],
      ['SECRET', 'KEY', ''],
      NOW,
      ENGLISH_UI,
    );
    expect(report).not.toMatch(/SECRET|KEY|X-Amz/);
    expect(report).toContain('https://s3.example.com/b/k?… refused');
  });
});
