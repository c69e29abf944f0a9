import type { RetentionPreview, RetentionRun } from '@voicekeep/shared/contracts';
import { ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { previewWords, runWords, savingQuestion } from './retention-words';
import { RETENTION_TEXTS } from './texts/en';

const t = sayIn(RETENTION_TEXTS);
const ran = (run: RetentionRun): string => runWords(run, t, ENGLISH_UI);

const rule = { keep: { amount: 6, unit: 'years' }, action: 'log-and-recordings' } as const;
const preview: RetentionPreview = {
  ...{ before: '2020-11-29T12:00:00Z', callLogs: 1204, recordings: 1, recordingsWithoutCallLog: 0 },
  ...{ recordingsStaying: 0, held: 0 },
  ...{ oldestAt: '2012-02-29T12:00:00Z', newestAt: '2020-11-28T12:00:00Z' },
};
const nothing = { ...preview, callLogs: 0, recordings: 0, oldestAt: null, newestAt: null };
const run: RetentionRun = {
  ...{ id: 'j', state: 'completed', callLogs: 12, recordings: 9, held: 2, lastError: null },
  ...{ startedAt: '2020-01-01T12:00:00Z', finishedAt: '2020-01-01T12:00:05Z' },
};

describe('a retention rule in words', () => {
  it('says what would go, of which time, and what stays', () => {
    const found = { ...preview, recordingsWithoutCallLog: 1, recordingsStaying: 3, held: 2 };
    const words = previewWords(rule, found, t).join(' ');
    expect(words).toContain('Older than 6 years means from before 29 Nov 2020.');
    expect(words).toContain(
      'Now that is 1,204 call logs and 1 recording; the oldest from 29 Feb 2012, the newest from 28 Nov 2020.',
    );
    expect(words).toContain('1 recording among them outlived the call log.');
    expect(words).toContain('3 recordings of these calls stay at Twilio, or where Twilio wrote them.');
    expect(words).toContain('2 of that age are on legal hold and stay.');
  });

  it('says so when nothing is old enough, and asks nothing then', () => {
    expect(previewWords(rule, nothing, t)).toEqual([
      'Nothing from before 29 Nov 2020 is here to be deleted now.',
    ]);
    expect(savingQuestion(rule, nothing, t)).toBeNull();
  });

  it('asks before it deletes, and warns of files only where files go', () => {
    const withFiles = savingQuestion(rule, preview, t);
    expect(withFiles?.title).toBe('Delete 1,204 call logs and 1 recording?');
    expect(withFiles?.sentences.at(-1)).toBe('Files cannot be recovered.');
    const logs = savingQuestion({ ...rule, action: 'log-only' }, { ...preview, recordings: 0 }, t);
    expect(logs?.sentences.join(' ')).not.toContain('recovered');
  });

  it('tells of a run how it went', () => {
    expect(ran(run)).toMatch(/: 12 call logs and 9 recordings deleted, 2 kept by a legal hold\.$/);
    expect(ran({ ...run, callLogs: 0, recordings: 0, held: 0 })).toContain('nothing was old enough');
    expect(ran({ ...run, state: 'running', finishedAt: null })).toMatch(/^Running since .* deleted so far/);
    expect(ran({ ...run, state: 'stopped' })).toContain('switched off before it came to an end');
  });
});
