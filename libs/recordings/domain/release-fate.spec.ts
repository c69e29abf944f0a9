import { RECORDING_STATES, type RecordingState } from '@voicekeep/shared/contracts';
import { fateOf, fateWithWorkspace, type FateFacts } from './release-fate';

const OFF = { files: false, twilioCopies: false };
const ON = { files: true, twilioCopies: false };
const BOTH = { files: true, twilioCopies: true };

const at = (state: RecordingState, more: Partial<FateFacts> = {}): FateFacts => ({
  ...{ state, writtenBy: 'voicekeep', onTwilio: !['absent', 'lost', 'cleaned'].includes(state) },
  ...more,
});
/** `file / copy at Twilio / keys`, as the two previews of a call would say it. */
const words = (state: RecordingState, decision: typeof OFF, fate = fateOf): string => {
  const { file, twilioCopy, keys, ends } = fate(at(state), decision);
  return `${file} / ${twilioCopy} / ${ends ? keys : 'stays in the books'}`;
};

describe('the fate of a recording whose call log is deleted', () => {
  it.each<[RecordingState, string, string, string]>([
    ['on_twilio', 'none / neverMoved / leftovers', 'none / neverMoved / all', 'none / neverMoved / all'],
    [
      'queued',
      'copiedAndKept / ownSwitch / stays in the books',
      'stopped / stays / all',
      'stopped / removed / all',
    ],
    [
      'copying',
      'copiedAndKept / ownSwitch / stays in the books',
      'stopped / stays / all',
      'stopped / removed / all',
    ],
    [
      'copied',
      'copiedAndKept / ownSwitch / stays in the books',
      'stopped / stays / all',
      'stopped / removed / all',
    ],
    ['stored', 'kept / ownSwitch / stays in the books', 'removed / stays / all', 'removed / removed / all'],
    ['cleaning', 'kept / ownSwitch / stays in the books', 'removed / stays / all', 'removed / removed / all'],
    ['cleaned', 'kept / none / stays in the books', 'removed / none / all', 'removed / none / all'],
    ['failed', 'none / stays / leftovers', 'stopped / stays / all', 'stopped / removed / all'],
    ['absent', 'none / none / leftovers', 'none / none / all', 'none / none / all'],
    ['lost', 'none / none / leftovers', 'none / none / all', 'none / none / all'],
    [
      'deleted',
      'none / none / stays in the books',
      'none / none / stays in the books',
      'none / none / stays in the books',
    ],
  ])('%s: files stay, go, go with their Twilio copies', (state, off, on, both) => {
    expect([words(state, OFF), words(state, ON), words(state, BOTH)]).toEqual([off, on, both]);
  });

  it('is to stay in the bucket, whatever was decided, where Twilio wrote the file', () => {
    for (const state of ['copied', 'stored', 'cleaning', 'cleaned'] as const)
      for (const decision of [OFF, ON, BOTH])
        expect(fateOf(at(state, { writtenBy: 'twilio', onTwilio: false }), decision)).toMatchObject({
          ...{ file: 'writtenByTwilio', twilioCopy: 'none', ends: decision.files },
        });
  });

  it('never loses a Twilio copy while its file stays', () => {
    for (const state of RECORDING_STATES)
      expect(fateOf(at(state, { onTwilio: true }), { files: false, twilioCopies: true }).twilioCopy).not.toBe(
        'removed',
      );
  });
});

describe('the fate of a recording whose workspace is deleted', () => {
  it('is the same where files go', () => {
    for (const state of RECORDING_STATES)
      expect(fateWithWorkspace(at(state), BOTH)).toEqual(fateOf(at(state), BOTH));
  });

  it.each<[RecordingState, string]>([
    ['on_twilio', 'none / neverMoved'],
    ['queued', 'none / stays'],
    ['copying', 'copiedAndKept / stays'],
    ['copied', 'copiedAndKept / stays'],
    ['stored', 'kept / stays'],
    ['cleaning', 'kept / stays'],
    ['cleaned', 'kept / none'],
    ['failed', 'none / stays'],
  ])('where they stay begins nothing new and deletes nothing at Twilio: %s', (state, fate) => {
    expect(words(state, OFF, fateWithWorkspace)).toBe(`${fate} / stays in the books`);
  });
});
