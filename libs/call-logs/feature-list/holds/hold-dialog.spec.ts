import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { Rendered } from '@voicekeep/shared/ui/testing';
import { HoldDialog, type HoldsToPlace } from './hold-dialog';

describe('putting calls on hold', () => {
  let fixture: ComponentFixture<HoldDialog>;
  let dialog: Rendered<HoldDialog>;
  const closed = jest.fn();
  const placed: string[] = [];

  const open = async (more: Partial<HoldsToPlace> = {}): Promise<void> => {
    const data: HoldsToPlace = {
      ids: ['a', 'b'],
      subject: '2 calls',
      place: async (callLogId, reason) => {
        placed.push(`${callLogId}: ${reason}`);
        return { id: 'h', callLogId, recordingId: null, reason, placedAt: '' };
      },
      ...more,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: closed } },
      ],
    });
    fixture = TestBed.createComponent(HoldDialog);
    dialog = new Rendered(fixture);
    await dialog.settled();
  };
  const write = async (reason: string): Promise<void> => {
    const input = dialog.element.querySelector<HTMLInputElement>('input')!;
    input.value = reason;
    input.dispatchEvent(new Event('input'));
    await dialog.settled();
  };
  const press = async (name: string): Promise<void> => {
    dialog.press(name);
    await dialog.settled();
  };

  beforeEach(() => {
    placed.length = 0;
    closed.mockReset();
  });

  it('asks for a reason before anything is held', async () => {
    await open();
    expect(dialog.text).toContain('Put 2 calls on hold?');
    await write('   ');
    await press('Hold');
    expect(placed).toEqual([]);
    expect(dialog.text).toContain('Write why it is held');
    expect(dialog.element.querySelector('input')?.getAttribute('aria-invalid')).toBe('true');
  });

  it('holds each and says so at the end', async () => {
    await open();
    await write(' Doe v. Roe ');
    await press('Hold');
    expect(placed).toEqual(['a: Doe v. Roe', 'b: Doe v. Roe']);
    expect(dialog.element.querySelector('[role=status]')?.textContent).toContain('2 of 2 held.');
    await press('Done');
    expect(closed).toHaveBeenCalledTimes(1);
  });

  it('tells a refusal, and goes on with the rest on demand', async () => {
    let refuses = true;
    await open({
      place: async (callLogId, reason) => {
        if (callLogId === 'b' && refuses) throw new Error('no');
        placed.push(callLogId);
        return { id: 'h', callLogId, recordingId: null, reason, placedAt: '' };
      },
    });
    await write('Doe v. Roe');
    await press('Hold');
    expect(dialog.text).toContain('1 of 2 held; 1 is not held.');
    expect(dialog.element.querySelector('[role=alert]')?.textContent).toContain('does not answer');
    refuses = false;
    await press('Hold the rest');
    expect([placed, dialog.text.includes('2 of 2 held.')]).toEqual([['a', 'b'], true]);
  });
});
