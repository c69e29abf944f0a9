import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { CampaignRequest } from '@voicekeep/shared/contracts';
import { ApiProblem } from '@voicekeep/shared/ui';
import { Rendered } from '@voicekeep/shared/ui/testing';
import { CampaignDialog, type CampaignToWrite } from './campaign-dialog';

const spring = {
  ...{ id: 'c1', name: 'Spring', trackingNumber: '+14155550100', createdAt: '2020-03-01T12:00:00Z' },
};

describe('a campaign in its dialog', () => {
  let dialog: Rendered<CampaignDialog>;
  const saved: CampaignRequest[] = [];
  const closed = jest.fn();
  const open = async (more: Partial<CampaignToWrite> = {}): Promise<void> => {
    const data: CampaignToWrite = {
      campaign: null,
      save: async (request) => void saved.push(request),
      ...more,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: closed } },
      ],
    });
    dialog = new Rendered(TestBed.createComponent(CampaignDialog));
    await dialog.settled();
  };
  const type = async (name: string, value: string): Promise<void> => {
    const field = dialog.field(name);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    await dialog.settled();
  };

  beforeEach(() => {
    saved.length = 0;
    closed.mockReset();
  });

  it('is added without the blanks around what was typed', async () => {
    await open();
    await type('name', ' Spring ');
    await type('trackingNumber', ' +1 415 555 0100 ');
    dialog.press('Add campaign');
    await dialog.settled();
    expect(saved).toEqual([{ name: 'Spring', trackingNumber: '+1 415 555 0100' }]);
    expect(closed).toHaveBeenCalled();
  });

  it('loses its number when the field is emptied', async () => {
    await open({ campaign: spring });
    expect(dialog.field('trackingNumber').value).toBe('+14155550100');
    await type('trackingNumber', '');
    dialog.press('Save');
    await dialog.settled();
    expect(saved).toEqual([{ name: 'Spring', trackingNumber: null }]);
  });

  it('stays open with the field marked that the API refused', async () => {
    const message = 'Write the phone number with its country code, such as +14155550100.';
    const refusal = new ApiProblem(message, 422, {
      ...{ type: 'about:blank', title: 'Invalid', status: 422, detail: message },
      ...{ code: 'campaign.phone_format', requestId: 'r' },
      errors: [{ path: 'trackingNumber', code: 'campaign.phone_format', message }],
    });
    await open({ save: () => Promise.reject(refusal) });
    await type('trackingNumber', '555');
    dialog.press('Add campaign');
    await dialog.settled();
    expect(closed).not.toHaveBeenCalled();
    expect(dialog.element.querySelector('mat-error')?.textContent).toContain(message);
  });
});
