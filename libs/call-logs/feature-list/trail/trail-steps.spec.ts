import type { CopyCertificate, Recording } from '@voicekeep/shared/contracts';
import { ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { aCertificate, aRecording } from '../testing/recording-facts';
import { CALL_DIALOG_TEXTS } from '../texts/dialogs-en';
import { stepsOf } from './trail-steps';

const t = sayIn(CALL_DIALOG_TEXTS);
const trail = (recording: Partial<Recording>, certificate: CopyCertificate | null = null) =>
  stepsOf({ recording: aRecording(recording), certificate }, t, ENGLISH_UI);
const states = (...of: Parameters<typeof trail>): string =>
  trail(...of)
    .map(({ state }) => state)
    .join(' ');
const twilio = (more: Partial<CopyCertificate['twilioCopy']>): CopyCertificate =>
  aCertificate({ twilioCopy: { ...aCertificate().twilioCopy, ...more } });

describe('the trail of a recording', () => {
  it('tells each step with its time and its facts once all is done', () => {
    const steps = trail({}, aCertificate());
    expect(steps.map(({ title }) => title)).toEqual(['Twilio', 'Bucket', 'Verified', 'Twilio copy deleted']);
    expect(states({}, aCertificate())).toBe('done done done done');
    const facts = steps.flatMap((step) => step.facts.map(({ name, value }) => `${name}: ${value}`));
    for (const known of [
      ...['Length: 4:03', 'Channels: 2', 'Recording SID: RE1', 'Size: 1.9 MB (1,944,044 bytes)'],
      ...['Bucket: recordings', 'Key: voicekeep/w1/RE1.wav', 'Version: v1', 'Storage class: Standard'],
      'SHA-256: ab12',
    ])
      expect(facts).toContain(known);
    expect(steps.every(({ when }) => when?.includes('20 Nov 2026'))).toBe(true);
    expect(steps[2]?.words).toContain('seen to refuse a wrong one');
    expect(steps[3]?.words).toBe('Twilio confirmed the deletion.');
  });

  it.each<[Partial<Recording>, string]>([
    [{ state: 'on_twilio', onTwilio: true }, 'done none none none'],
    [{ state: 'queued', onTwilio: true }, 'done waits waits waits'],
    [{ state: 'copying', onTwilio: true }, 'done now waits waits'],
    [{ state: 'copied', onTwilio: true }, 'done done now waits'],
    [{ state: 'failed', onTwilio: true }, 'done failed waits waits'],
    [{ state: 'absent' }, 'none none none none'],
    [{ state: 'lost' }, 'done failed none none'],
    [{ state: 'deleted' }, 'done none none none'],
  ])('%j', (recording, expected) => expect(states(recording)).toBe(expected));

  it('says why a copy failed, and why one waits longer', () => {
    const lastError = {
      ...{ code: 'storage.forbidden', at: '2026-11-20T10:00:00.000Z' },
      message: 'The bucket refuses the key; add s3:PutObject to its policy.',
    };
    for (const state of ['failed', 'queued'] as const)
      expect(trail({ state, lastError })[1]?.words).toBe(lastError.message);
  });

  it.each<[Partial<CopyCertificate['twilioCopy']>, string, RegExp]>([
    [{ state: 'kept', confirmedAt: null }, 'none', /stays there/],
    [{ state: 'deletion_pending', confirmedAt: null }, 'now', /not confirmed it yet/],
    [{ state: 'gone' }, 'done', /Somebody else/],
    [{ state: 'never_kept' }, 'none', /kept no audio/],
    [{ confirmedBy: 'metadata' }, 'done', /lists the recording as deleted/],
    [{ confirmedBy: 'age' }, 'done', /no longer knows/],
  ])('says what became of the copy at Twilio: %j', (copy, state, words) => {
    const step = trail({ state: 'stored' }, twilio(copy))[3];
    expect(step?.state).toBe(state);
    expect(step?.words).toMatch(words);
  });

  it('says why a copy at Twilio is kept for good', () => {
    const lastError = { code: 'source.duration_mismatch', at: '', message: 'The lengths differ.' };
    const keptBecause = lastError.code;
    const step = trail({ state: 'stored', lastError }, twilio({ state: 'kept', keptBecause }))[3];
    expect(step?.words).toBe('The lengths differ.');
    expect(step?.facts).toContainEqual({ name: 'Kept because', value: keptBecause, isCode: true });
  });

  it('tells an archive class and a restore in words', () => {
    const steps = trail({
      storageClass: 'DEEP_ARCHIVE',
      restore: {
        ...{ state: 'restoring', tier: 'Bulk', days: 7, requestedAt: '', readyUntil: null },
        expectedAt: '2026-11-22T10:00:00.000Z',
      },
    });
    const values = steps[1]?.facts.map(({ value }) => value);
    expect(values).toContain('Glacier deep archive');
    expect(values).toContainEqual(expect.stringMatching(/^Being restored, playable by 22 Nov 2026/));
  });
});
