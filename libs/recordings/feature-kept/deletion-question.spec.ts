import type { Recording, RecordingState } from '@voicekeep/shared/contracts';
import { ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { deletionQuestion } from './deletion-question';
import { toKeptRow } from './kept-row';
import { keptRecording } from './testing/kept-recording';
import { KEPT_TEXTS } from './texts/en';

const t = sayIn(KEPT_TEXTS);

describe('before a recording is deleted for good', () => {
  const asked = (change: Partial<Recording>, deletesTwilioCopies: boolean | null): string => {
    const row = toKeptRow(keptRecording(change), t, ENGLISH_UI);
    return deletionQuestion(row, deletesTwilioCopies, t).sentences.join(' ');
  };

  it('says that the file goes from the bucket and cannot be recovered', () => {
    expect(asked({ state: 'cleaned', onTwilio: false }, true)).toContain('cannot be recovered');
    expect(asked({ state: 'cleaned', onTwilio: false }, true)).not.toContain('The copy at Twilio');
  });

  it('says what becomes of the copy at Twilio', () => {
    const stored = { state: 'stored' as const, onTwilio: true };
    expect(asked(stored, true)).toContain('The copy at Twilio is deleted too');
    expect(asked(stored, false)).toContain('The copy at Twilio stays');
    expect(asked(stored, null)).toContain('decided by the switch');
    expect(asked({ state: 'on_twilio', onTwilio: true }, true)).toContain('The copy at Twilio stays');
  });

  it('says that what Twilio wrote into the bucket stays', () => {
    expect(asked({ state: 'stored', writtenBy: 'twilio', onTwilio: false }, true)).toContain(
      'Twilio wrote it',
    );
  });

  it.each<[RecordingState, string]>([
    ['queued', 'not copied to its end'],
    ['copying', 'not copied to its end'],
    ['lost', 'holds no file'],
    ['absent', 'holds no file'],
  ])('says of one that is %s what there is', (state, words) => {
    expect(asked({ state, onTwilio: false }, true)).toContain(words);
  });
});
