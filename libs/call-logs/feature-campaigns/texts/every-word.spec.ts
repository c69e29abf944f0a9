import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import type { Campaign } from '@voicekeep/shared/contracts';
import {
  plainWords,
  previewed,
  providePseudoTexts,
  Rendered,
  SettingsPage,
} from '@voicekeep/shared/ui/testing';
import { CampaignDialog, type CampaignToWrite } from '../campaign-dialog';
import { CampaignsPage } from '../campaigns-page';
import { type CampaignToDelete, DeleteCampaignDialog } from '../delete-campaign-dialog';

const spring: Campaign = {
  ...{ id: 'c1', name: 'Spring', trackingNumber: '+14155550100', createdAt: '2020-03-01T12:00:00Z' },
};
const radio: Campaign = { ...spring, id: 'c2', name: 'Radio', trackingNumber: null };

describe('the words of campaigns', () => {
  const provideDialog = (data: CampaignToWrite | CampaignToDelete): void => {
    TestBed.configureTestingModule({
      providers: [
        providePseudoTexts(),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: jest.fn() } },
      ],
    });
  };

  it.each<[Campaign[]]>([[[]], [[spring, radio]]])('are none of the page itself: %#', async (items) => {
    const dialogs = { provide: MatDialog, useValue: { open: jest.fn() } };
    TestBed.configureTestingModule({ providers: [providePseudoTexts(), dialogs] });
    const found = { items, nextCursor: 'next' };
    const page = await SettingsPage.open(CampaignsPage, '/api/v1/workspaces/w1/campaigns', found);
    expect(plainWords(page.element, ['Spring', 'Radio', 'Mar'])).toEqual([]);
  });

  it('are none of the dialog that writes one', async () => {
    provideDialog({ campaign: null, save: () => Promise.resolve() });
    const dialog = new Rendered(TestBed.createComponent(CampaignDialog));
    await dialog.settled();
    expect(plainWords(dialog.element)).toEqual([]);
  });

  it('are none of the dialog that deletes one', async () => {
    const preview = previewed({
      ...{ callLogs: 34, recordings: 30, bytes: 2_500_000, held: { count: 1, reason: 'Doe v. Roe' } },
      files: { ...previewed().files, removed: 30 },
    });
    const remove = () => Promise.resolve();
    const looked = () => Promise.resolve(preview);
    provideDialog({ campaign: spring, preview: looked, remove, removeWithCalls: remove });
    const dialog = new Rendered(TestBed.createComponent(DeleteCampaignDialog));
    await dialog.settled();
    expect(plainWords(dialog.element, ['Spring', 'Doe v. Roe', 'MB'])).toEqual([]);
  });
});
