import type { Job } from '@voicekeep/shared/contracts';
import { FATE_TEXTS, sayIn } from '@voicekeep/shared/ui';
import { previewed } from '@voicekeep/shared/ui/testing';
import { ADMIN_TEXTS } from '../texts/en';
import { deletionWords, progressWords, refusalOf } from './workspace-deletion-words';

const t = sayIn(ADMIN_TEXTS);
const say = sayIn(FATE_TEXTS);
const fates = previewed();
const job = (state: Job['state']): Job => ({
  ...{ id: 'j', kind: 'workspace-deletion', state, total: 3, done: 0, failed: 0 },
  ...{ startedAt: '2020-01-01T12:00:00Z', finishedAt: null },
});

describe('before a workspace is deleted', () => {
  it('says what becomes of calls, audio, credentials and keys', () => {
    const words = deletionWords(
      previewed({ callLogs: 1204, recordings: 1200, files: { ...fates.files, kept: 1200 } }),
      t,
      say,
    );
    expect(words).toEqual([
      'Its 1,204 calls leave the list for everyone, with notes and tags.',
      '1,200 recordings stay in your bucket; you can still reach them there.',
      'What stays there can no longer be found or played here.',
      expect.stringContaining('credentials of its Twilio account and its buckets'),
      expect.stringContaining('None of this can be undone.'),
    ]);
  });

  it('does not speak of what stays where nothing does', () => {
    const words = deletionWords(
      previewed({ callLogs: 1, recordings: 1, files: { ...fates.files, removed: 1 } }),
      t,
      say,
    );
    expect(words.join(' ')).toContain('Its recording (0 B) is deleted from your bucket as well.');
    expect(words.join(' ')).not.toContain('What stays there');
  });

  it('says of an empty one that it is empty', () => {
    expect(deletionWords(previewed(), t, say)[0]).toBe('No call is in it.');
  });

  it('is refused while anything in it is on legal hold', () => {
    expect(refusalOf(previewed(), t, say)).toBeNull();
    const held = previewed({ held: { count: 2, reason: 'Doe v. Roe' } });
    expect(refusalOf(held, t, say)).toBe(
      '2 legal holds are in force (Doe v. Roe): the workspace stays as a whole until every hold is lifted.',
    );
  });
});

it('tells how far a deletion is', () => {
  expect(progressWords({ name: 'A', job: job('running') }, t)).toContain('“A” is being deleted');
  expect(progressWords({ name: 'A', job: job('completed') }, t)).toBe('“A” is deleted.');
});
