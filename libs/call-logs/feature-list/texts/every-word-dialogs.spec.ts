import { HttpTestingController } from '@angular/common/http/testing';
import type { Type } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { plainWords, providePseudoTexts, Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { CallNotesDialog, type NotesToWrite } from '../call-notes-dialog';
import { HoldDialog, type HoldsToPlace } from '../holds/hold-dialog';
import { toCallRow } from '../table/call-row';
import { aCall } from '../testing/a-call';
import { aCertificate, aRecording } from '../testing/recording-facts';
import { TrailDialog, type TrailToShow } from '../trail/trail-dialog';
import { UndoBar } from '../undo-bar';
import { CALLS_TEXTS } from './en';

type DialogData = NotesToWrite | HoldsToPlace | TrailToShow | null;

const RECORDINGS = '/api/v1/workspaces/w1/recordings';
const stored = aRecording();
const failed = aRecording({
  ...{ id: 'r2', kind: 'voicemail', state: 'failed', onTwilio: true, storageClass: null },
  ...{ verifiedAt: null, storedAt: null, location: null },
});
const row = toCallRow(
  aCall('a', { notes: 'Wants a refund', tags: ['VIP'], recordings: [stored, failed] }),
  sayIn(CALLS_TEXTS),
  ENGLISH_UI,
);
/** What the dialogs are handed, already said. */
const ROW = [row.from, row.to, row.when];

describe('the words of the dialogs about calls', () => {
  let fixture: ComponentFixture<unknown>;
  const open = <T>(component: Type<T>, data: DialogData): Rendered<T> => {
    TestBed.configureTestingModule({
      providers: [
        ...workspaceContext(),
        providePseudoTexts(),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: jest.fn() } },
      ],
    });
    const created = TestBed.createComponent(component);
    fixture = created;
    return new Rendered(created);
  };

  beforeEach(() => void jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden'));
  afterEach(() => {
    fixture.destroy();
    jest.restoreAllMocks();
  });

  it('are none of notes and tags: every one comes from the texts', async () => {
    const dialog = open(CallNotesDialog, { row, mayWrite: true, save: () => Promise.resolve() });
    await dialog.settled();
    expect(plainWords(dialog.element, [...ROW, 'VIP'])).toEqual([]);
  });

  it('are none of putting on hold', async () => {
    const place: HoldsToPlace['place'] = async (callLogId, reason) => ({
      ...{ id: 'h', callLogId, recordingId: null, reason, placedAt: '' },
    });
    const dialog = open(HoldDialog, { ids: ['a', 'b'], subject: '2 calls', place });
    await dialog.settled();
    const go = async (): Promise<void> => {
      [...dialog.element.querySelectorAll('button')].at(-1)!.click();
      await dialog.settled();
    };
    await go();
    expect(plainWords(dialog.element, ['2 calls'])).toEqual([]);
    const reason = dialog.element.querySelector('input')!;
    reason.value = 'Doe v. Roe';
    reason.dispatchEvent(new Event('input'));
    await go();
    expect(dialog.element.querySelector('progress')).not.toBeNull();
    expect(plainWords(dialog.element, ['2 calls'])).toEqual([]);
  });

  it('are none of where the recordings are', async () => {
    const dialog = open(TrailDialog, { row, mayRetry: true, changed: jest.fn() });
    await dialog.settled();
    const server = TestBed.inject(HttpTestingController);
    server.expectOne(`${RECORDINGS}/r1`).flush(stored);
    server.expectOne(`${RECORDINGS}/r1/certificate`).flush(aCertificate());
    server.expectOne(`${RECORDINGS}/r2`).flush(failed);
    const none = { code: 'recording.not_certified', detail: 'Not yet.' };
    server.expectOne(`${RECORDINGS}/r2/certificate`).flush(none, { status: 409, statusText: 'Conflict' });
    await dialog.settled();
    expect(dialog.element.querySelectorAll('section')).toHaveLength(2);
    const facts = ['voicekeep/w1/RE1.wav', 'recordings', 'RE1', 'ab12', 'MB', 'Nov'];
    expect(plainWords(dialog.element, [...ROW, ...facts])).toEqual([]);
  });

  it('are none of what can be undone', async () => {
    const bar = open(UndoBar, null);
    const order = { jobId: 'j', callLogs: 2, orderedAt: '', undoUntil: new Date().toISOString() };
    fixture.componentRef.setInput('pending', [order]);
    await bar.settled();
    expect(bar.element.querySelectorAll('button')).toHaveLength(1);
    expect(plainWords(bar.element)).toEqual([]);
  });
});
