import { HttpTestingController } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import axe from 'axe-core';
import type { Recording } from '@voicekeep/shared/contracts';
import { ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { Rendered, workspaceContext } from '@voicekeep/shared/ui/testing';
import { toCallRow } from '../table/call-row';
import { aCall } from '../testing/a-call';
import { aCertificate, aRecording } from '../testing/recording-facts';
import { CALLS_TEXTS } from '../texts/en';
import { TrailDialog, type TrailToShow } from './trail-dialog';

/** No colours are drawn here, and this is a part of a page. */
const NOT_HERE = { 'color-contrast': { enabled: false }, region: { enabled: false } };
const RECORDINGS = '/api/v1/workspaces/w1/recordings';

describe('where the recordings of a call are', () => {
  let fixture: ComponentFixture<TrailDialog>;
  let dialog: Rendered<TrailDialog>;
  let server: HttpTestingController;
  const closed = jest.fn();
  const changed = jest.fn();

  const open = async (recordings: readonly Recording[], more: Partial<TrailToShow> = {}): Promise<void> => {
    const call = aCall('a', { recordings: [...recordings] });
    const row = toCallRow(call, sayIn(CALLS_TEXTS), ENGLISH_UI);
    const data: TrailToShow = { row, mayRetry: true, changed, ...more };
    TestBed.configureTestingModule({
      providers: [
        ...workspaceContext(),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: closed } },
      ],
    });
    server = TestBed.inject(HttpTestingController);
    fixture = TestBed.createComponent(TrailDialog);
    dialog = new Rendered(fixture);
    fixture.detectChanges();
    await answer(recordings);
  };
  const answer = async (recordings: readonly Recording[]): Promise<void> => {
    for (const recording of recordings) {
      server.expectOne(`${RECORDINGS}/${recording.id}`).flush(recording);
      const certificate = server.expectOne(`${RECORDINGS}/${recording.id}/certificate`);
      if (recording.verifiedAt) certificate.flush(aCertificate({ recordingSid: recording.recordingSid }));
      else certificate.flush({ code: 'recording.not_certified', detail: 'Not yet.' }, NOT_YET);
    }
    await dialog.settled();
  };
  const NOT_YET = { status: 409, statusText: 'Conflict' };
  const failed = aRecording({
    ...{ state: 'failed', onTwilio: true, verifiedAt: null, storedAt: null, location: null },
    lastError: { code: 'storage.forbidden', message: 'The bucket refuses the key.', at: '' },
  });

  beforeEach(() => {
    jest.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    closed.mockReset();
    changed.mockReset();
  });
  afterEach(() => {
    fixture.destroy();
    server.verify();
    jest.restoreAllMocks();
  });

  it('tells the way of one recording, and axe finds nothing wrong', async () => {
    await open([aRecording()]);
    for (const words of ['Twilio', 'Bucket', 'Verified', 'SHA-256', 'ab12', 'Twilio confirmed the deletion.'])
      expect(dialog.text).toContain(words);
    expect(dialog.text).not.toContain('Retry');
    const { violations } = await axe.run(dialog.element, { rules: NOT_HERE });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });

  it('closes with the recording to play', async () => {
    await open([aRecording(), aRecording({ id: 'r2', recordingSid: 'RE2', kind: 'voicemail' })]);
    expect(dialog.text).toContain('Recording 1 of 2: call, 4:03');
    expect(dialog.text).toContain('Recording 2 of 2: voicemail, 4:03');
    dialog.press('Play Recording 2 of 2: voicemail, 4:03');
    expect(closed).toHaveBeenCalledWith('r2');
  });

  it('says why one failed, and tries it again', async () => {
    await open([failed]);
    expect(dialog.text).toContain('The bucket refuses the key.');
    expect(dialog.text).not.toContain('Download certificate');
    dialog.press('Retry');
    await dialog.settled();
    server.expectOne({ method: 'POST', url: `${RECORDINGS}/r1/retry` }).flush({});
    await dialog.settled();
    await answer([{ ...failed, state: 'queued', lastError: null }]);
    expect(dialog.text).toContain('It waits for its turn.');
    expect(changed).toHaveBeenCalledTimes(1);
  });

  it('says why it cannot be tried again', async () => {
    await open([failed]);
    dialog.press('Retry');
    await dialog.settled();
    server
      .expectOne(`${RECORDINGS}/r1/retry`)
      .flush({ code: 'recording.storage_disabled', detail: 'Storage is not switched on.' }, NOT_YET);
    await dialog.settled();
    expect(dialog.element.querySelector('[role=alert]')?.textContent).toContain(
      'Storage is not switched on.',
    );
    expect(changed).not.toHaveBeenCalled();
  });

  it('offers no retry to who may not', async () => {
    await open([failed], { mayRetry: false });
    expect(dialog.text).not.toContain('Retry');
  });

  it('saves the certificate under the name of its recording', async () => {
    await open([aRecording()]);
    const saved: string[] = [];
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download);
    });
    Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
    dialog.press('Download certificate');
    expect(saved).toEqual(['certificate-RE1.json']);
  });
});
