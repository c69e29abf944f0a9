import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { Confirmation } from '@voicekeep/shared/ui';
import { DeletionSwitches } from './deletion-switches';
import { savedStorage } from './testing/saved-storage';

describe('the deletion switches', () => {
  let fixture: ComponentFixture<DeletionSwitches>;
  let changes: StorageSettingsRequest[];
  const confirms = { ask: jest.fn<Promise<boolean>, []>() };
  const settled = async (): Promise<void> => {
    await new Promise((resolve) => setTimeout(resolve));
    await fixture.whenStable();
  };
  const toggle = (label: string): HTMLButtonElement =>
    [...(fixture.nativeElement as HTMLElement).querySelectorAll('mat-slide-toggle')]
      .find(({ textContent }) => textContent?.includes(label))!
      .querySelector('button')!;
  const isOn = (label: string): boolean => toggle(label).getAttribute('aria-checked') === 'true';
  const press = async (label: string): Promise<void> => {
    toggle(label).click();
    await settled();
  };
  const show = async (settings: StorageSettings): Promise<void> => {
    fixture.componentRef.setInput('settings', settings);
    await settled();
  };

  beforeEach(async () => {
    confirms.ask.mockReset();
    changes = [];
    TestBed.configureTestingModule({ providers: [{ provide: Confirmation, useValue: confirms }] });
    fixture = TestBed.createComponent(DeletionSwitches);
    fixture.componentInstance.changed.subscribe((change) => changes.push(change));
    await show(savedStorage());
  });

  it('stand on their safe defaults', () => {
    expect(isOn('Delete Twilio copy after migration')).toBe(true);
    expect(isOn('Delete S3 files when call logs are deleted')).toBe(false);
  });

  it('tell the Twilio choice alone', async () => {
    await press('Delete Twilio copy');
    expect(changes).toEqual([{ deleteTwilioCopy: false }]);
    expect(confirms.ask).not.toHaveBeenCalled();
  });

  it('fall back to what is saved when the choice was refused', async () => {
    await press('Delete Twilio copy');
    await show(savedStorage());
    expect(isOn('Delete Twilio copy')).toBe(true);
  });

  it('ask before files go with their call logs, and change nothing on no', async () => {
    let answer: (yes: boolean) => void = () => undefined;
    confirms.ask.mockReturnValue(new Promise((resolve) => (answer = resolve)));
    await press('Delete S3 files');
    answer(false);
    await settled();
    expect(changes).toEqual([]);
    expect(isOn('Delete S3 files')).toBe(false);
  });

  it('tell the file choice after a yes', async () => {
    confirms.ask.mockResolvedValue(true);
    await press('Delete S3 files');
    expect(changes).toEqual([{ deleteWithCallLog: true }]);
  });

  it('do not ask before files are kept again', async () => {
    await show({ ...savedStorage(), deleteWithCallLog: true });
    await press('Delete S3 files');
    expect(confirms.ask).not.toHaveBeenCalled();
    expect(changes).toEqual([{ deleteWithCallLog: false }]);
  });

  it('keep the Twilio copy for as long as was chosen, where it is deleted at all', async () => {
    const field = () =>
      (fixture.nativeElement as HTMLElement).querySelector<HTMLInputElement>('input[type=number]');
    field()!.value = '48';
    field()!.dispatchEvent(new Event('change'));
    expect(changes).toEqual([{ deleteTwilioCopyAfterHours: 48 }]);
    await show({ ...savedStorage(), deleteTwilioCopy: false });
    expect(field()).toBeNull();
  });
});
