import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { ApiProblem } from '@voicekeep/shared/ui';
import { previewed, Rendered } from '@voicekeep/shared/ui/testing';
import { type CampaignToDelete, DeleteCampaignDialog } from './delete-campaign-dialog';

const some = previewed({
  ...{ callLogs: 34, recordings: 30, bytes: 2_500_000, deletesFiles: true },
  files: { ...previewed().files, removed: 30 },
});

describe('before a campaign is deleted', () => {
  let dialog: Rendered<DeleteCampaignDialog>;
  const remove = jest.fn<Promise<void>, []>();
  const removeWithCalls = jest.fn<Promise<void>, [DeletionPreview]>();
  const preview = jest.fn<Promise<DeletionPreview>, []>();
  const closed = jest.fn();
  const open = async (): Promise<void> => {
    const campaign = { id: 'c1', name: 'Spring', trackingNumber: null, createdAt: '2020-03-01T12:00:00Z' };
    const data: CampaignToDelete = { campaign, preview, remove, removeWithCalls };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: closed } },
      ],
    });
    dialog = new Rendered(TestBed.createComponent(DeleteCampaignDialog));
    await dialog.settled();
  };
  const radios = () => [...dialog.element.querySelectorAll<HTMLInputElement>('input[type=radio]')];
  const chooseWithCalls = async (): Promise<void> => {
    radios()[1]?.click();
    await dialog.settled();
  };

  beforeEach(() => {
    for (const mock of [remove, removeWithCalls, preview, closed]) mock.mockReset();
    remove.mockResolvedValue();
    removeWithCalls.mockResolvedValue();
    preview.mockResolvedValue(some);
  });

  it('keeps its calls unless one chooses otherwise', async () => {
    await open();
    dialog.press('Delete campaign');
    await dialog.settled();
    expect(remove).toHaveBeenCalled();
    expect(removeWithCalls).not.toHaveBeenCalled();
    expect(closed).toHaveBeenCalled();
  });

  it('says how many calls go and that the audio goes too, and deletes as it said', async () => {
    await open();
    expect(dialog.text).toContain('Delete its 34 calls as well');
    expect(dialog.text).toContain('30 recordings (2.5 MB) are deleted from your bucket as well.');
    await chooseWithCalls();
    dialog.press('Delete campaign and 34 calls');
    await dialog.settled();
    expect(removeWithCalls).toHaveBeenCalledWith(some);
  });

  it('says what a legal hold keeps, and where it is then', async () => {
    preview.mockResolvedValue(previewed({ callLogs: 2, held: { count: 1, reason: 'Doe v. Roe' } }));
    await open();
    expect(dialog.text).toContain(
      'One call is on legal hold (Doe v. Roe) and stays on the list. It then belongs to no campaign.',
    );
  });

  it('offers no calls where there are none', async () => {
    preview.mockResolvedValue(previewed());
    await open();
    expect(dialog.text).toContain('No call belongs to this campaign');
    expect(radios()[1]?.disabled).toBe(true);
  });

  it('says why it cannot take the calls along', async () => {
    const message = 'More than 10,000 call logs match; delete in parts.';
    preview.mockRejectedValue(new ApiProblem(message, 422, null));
    await open();
    expect(dialog.text).toContain(message);
    expect(radios()[1]?.disabled).toBe(true);
    expect(radios()[0]?.disabled).toBe(false);
  });

  it('looks again when the switches were changed meanwhile, and deletes nothing unasked', async () => {
    await open();
    await chooseWithCalls();
    const message = 'Somebody changed the deletion switches meanwhile, so nothing was deleted.';
    removeWithCalls.mockRejectedValueOnce(new ApiProblem(message, 409, null));
    preview.mockResolvedValue(previewed({ callLogs: 34, recordings: 30 }));
    dialog.press('Delete campaign and 34 calls');
    await dialog.settled();
    expect(dialog.text).toContain(message);
    expect(preview).toHaveBeenCalledTimes(2);
    expect(closed).not.toHaveBeenCalled();
  });
});
