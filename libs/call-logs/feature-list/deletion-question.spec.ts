import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { ENGLISH_UI, FATE_TEXTS, sayIn } from '@voicekeep/shared/ui';
import { previewed } from '@voicekeep/shared/ui/testing';
import { toCallRow } from './table/call-row';
import { aCall } from './testing/a-call';
import { CALL_DIALOG_TEXTS } from './texts/dialogs-en';
import { CALLS_TEXTS } from './texts/en';
import { bulkDeletionQuestion, deletionQuestion, refusalOf } from './deletion-question';

const t = sayIn(CALL_DIALOG_TEXTS);
const ui = ENGLISH_UI;
const fates = sayIn(FATE_TEXTS);
const row = toCallRow(
  aCall('a', { recordings: [{ id: 'r', kind: 'call', state: 'cleaned', durationSeconds: 63 }] }),
  sayIn(CALLS_TEXTS),
  ui,
);
const asked = (more: Partial<DeletionPreview>): string =>
  deletionQuestion(row, previewed({ callLogs: 1, recordings: 1, ...more }), t, fates).sentences.join(' ');
const files = (more: Partial<DeletionPreview['files']>) => ({ files: { ...previewed().files, ...more } });
const copies = (more: Partial<DeletionPreview['twilioCopies']>) => ({
  twilioCopies: { ...previewed().twilioCopies, ...more },
});

describe('before a call is deleted', () => {
  it.each([
    [files({ kept: 1 }), 'Its recording stays in your bucket'],
    [files({ removed: 1 }), 'is deleted from your bucket as well. Files cannot be recovered.'],
    [files({ copiedAndKept: 1 }), 'it is copied all the same, and stays there'],
    [files({ stopped: 1 }), 'its copy is stopped, and what was written is deleted'],
    [files({ writtenByTwilio: 1 }), 'Twilio wrote it there, so it is not ours to delete'],
    [copies({ neverMoved: 1 }), 'Its recording is only at Twilio, and stays there.'],
    [copies({ removed: 1 }), 'The copy at Twilio is deleted as well.'],
    [copies({ stays: 1 }), 'The copy at Twilio stays there.'],
    [copies({ ownSwitch: 1 }), 'it goes or stays by its own switch'],
  ])('says what becomes of the audio: %#', (fate, sentence) => {
    expect(asked(fate)).toContain(sentence);
  });

  it('says nothing of what does not happen', () => {
    expect(asked(files({ kept: 1 }))).not.toMatch(/Twilio|deleted|version/);
    expect(asked({ recordings: 0 })).toContain('There is no recording to it.');
  });

  it('speaks of versions and of locks only where files go', () => {
    expect(asked({ ...files({ removed: 1 }), versionedFiles: 1, lockedFiles: 2 })).toMatch(
      /every version of the file is deleted.*still holds 2 files.*when its lock ends/,
    );
    expect(asked({ ...files({ kept: 1 }), lockedFiles: 2 })).not.toContain('lock');
  });

  it('counts where there are many, and promises the time to undo', () => {
    const { title, sentences, action } = bulkDeletionQuestion(
      previewed({
        ...{ callLogs: 1204, recordings: 1300, bytes: 2_500_000 },
        ...files({ removed: 1200, writtenByTwilio: 1, none: 99 }),
        ...copies({ neverMoved: 99 }),
        held: { count: 2, reason: 'Doe v. Roe' },
      }),
      t,
      fates,
    );
    expect([title, action]).toEqual(['Delete 1,204 calls?', 'Delete 1,204 calls']);
    expect(sentences).toEqual([
      'They leave the list for everyone.',
      '1,200 recordings are deleted from your bucket as well. Files cannot be recovered.',
      'One recording stays in your bucket: Twilio wrote it there, so it is not ours to delete.',
      '99 recordings are only at Twilio, and stay there.',
      '2 calls are on legal hold (Doe v. Roe) and stay on the list.',
      'Nothing is removed for good before 15 minutes have passed; until then you can undo this.',
    ]);
  });

  it('does not ask where everything is held, or gone already', () => {
    expect(refusalOf(previewed({ callLogs: 0, held: { count: 1, reason: 'Doe v. Roe' } }), t, fates)).toBe(
      'One call is on legal hold (Doe v. Roe) and stays on the list. Lift the hold first.',
    );
    expect(refusalOf(previewed({ callLogs: 0 }), t, fates)).toContain('gone already');
    expect(refusalOf(previewed({ callLogs: 1 }), t, fates)).toBeNull();
  });

  it('names the row as a person would', () => {
    expect(row.playLabel).toBe('Play recording from +1 415 555 1003, Time not known');
    expect([row.length, ui(row.look.words)]).toEqual(['1:03', 'In your bucket']);
  });
});
