import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { CallLogChange } from '@voicekeep/shared/contracts';
import { ApiProblem, ENGLISH_UI, sayIn } from '@voicekeep/shared/ui';
import { Rendered } from '@voicekeep/shared/ui/testing';
import { CallNotesDialog, type NotesToWrite } from './call-notes-dialog';
import { toCallRow } from './table/call-row';
import { aCall } from './testing/a-call';
import { CALLS_TEXTS } from './texts/en';

const call = aCall('a', { notes: 'Wants a refund', tags: ['VIP'] });
const row = toCallRow(call, sayIn(CALLS_TEXTS), ENGLISH_UI);

describe('notes and tags of a call', () => {
  let dialog: Rendered<CallNotesDialog>;
  let fixture: ComponentFixture<CallNotesDialog>;
  const changes: CallLogChange[] = [];
  const closed = jest.fn();
  const open = async (more: Partial<NotesToWrite> = {}): Promise<void> => {
    const save = async (change: CallLogChange): Promise<void> => void changes.push(change);
    const data: NotesToWrite = { row, mayWrite: true, save, ...more };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: closed } },
      ],
    });
    fixture = TestBed.createComponent(CallNotesDialog);
    dialog = new Rendered(fixture);
    await dialog.settled();
  };
  const type = async (tag: string, key: 'Enter' | ','): Promise<void> => {
    const input = dialog.element.querySelector<HTMLInputElement>('input')!;
    input.value = tag;
    const keyCode = key === 'Enter' ? 13 : 188;
    input.dispatchEvent(new KeyboardEvent('keydown', { key, keyCode }));
    await dialog.settled();
  };
  const saved = async (): Promise<CallLogChange | undefined> => {
    dialog.press('Save');
    await dialog.settled();
    return changes.at(-1);
  };

  beforeEach(() => {
    changes.length = 0;
    closed.mockReset();
  });

  it('are saved together, and the dialog closes', async () => {
    await open();
    await type(' Refund ', 'Enter');
    await type('Call back', ',');
    expect(await saved()).toEqual({ notes: 'Wants a refund', tags: ['VIP', 'Refund', 'Call back'] });
    expect(closed).toHaveBeenCalled();
  });

  it('hold a tag once, whatever its capitals, and no blank one', async () => {
    await open();
    await type('vip', 'Enter');
    await type('  ', 'Enter');
    expect((await saved())?.tags).toEqual(['VIP']);
  });

  it('let go of a tag, and of notes that were emptied', async () => {
    await open();
    dialog.element.querySelector<HTMLButtonElement>('[aria-label="Remove tag VIP"]')!.click();
    const notes = dialog.element.querySelector('textarea')!;
    notes.value = ' ';
    notes.dispatchEvent(new Event('input'));
    await dialog.settled();
    expect(await saved()).toEqual({ notes: null, tags: [] });
  });

  it('stay open with what was typed when they are refused', async () => {
    const refusal = new ApiProblem('A call has at most 20 tags.', 422, null);
    await open({ save: () => Promise.reject(refusal) });
    await type('Refund', 'Enter');
    await saved();
    expect(closed).not.toHaveBeenCalled();
    expect(dialog.text).toContain('A call has at most 20 tags.');
    expect(dialog.text).toContain('Refund');
  });

  it('are only read by who may not write', async () => {
    await open({ mayWrite: false });
    expect(dialog.element.querySelector('textarea')?.readOnly).toBe(true);
    expect(() => dialog.press('Save')).toThrow();
    expect(dialog.element.querySelector('[aria-label="Remove tag VIP"]')).toBeNull();
  });
});
