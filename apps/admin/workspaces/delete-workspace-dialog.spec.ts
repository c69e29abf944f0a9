import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { DeletionPreview } from '@voicekeep/shared/contracts';
import { previewed, Rendered } from '@voicekeep/shared/ui/testing';
import { DeleteWorkspaceDialog, type WorkspaceToDelete } from './delete-workspace-dialog';

describe('before a workspace is deleted', () => {
  let dialog: Rendered<DeleteWorkspaceDialog>;
  const remove = jest.fn<Promise<void>, []>();
  const closed = jest.fn();
  const open = async (preview: DeletionPreview): Promise<void> => {
    const data: WorkspaceToDelete = {
      workspace: { id: 'w1', name: 'Riverside clinic', createdAt: '2020-03-01T12:00:00Z' },
      preview: () => Promise.resolve(preview),
      delete: remove,
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: closed } },
      ],
    });
    dialog = new Rendered(TestBed.createComponent(DeleteWorkspaceDialog));
    await dialog.settled();
  };
  const type = async (name: string): Promise<void> => {
    const field = dialog.element.querySelector('input')!;
    field.value = name;
    field.dispatchEvent(new Event('input'));
    await dialog.settled();
  };

  beforeEach(() => {
    closed.mockReset();
    remove.mockReset().mockResolvedValue();
  });

  it('its name is typed, and nothing less will do', async () => {
    await open(previewed({ callLogs: 3 }));
    expect(dialog.text).toContain('Its 3 calls leave the list for everyone');
    for (const name of ['', 'Riverside']) {
      await type(name);
      dialog.press('Delete workspace');
    }
    expect(remove).not.toHaveBeenCalled();
    await type(' Riverside clinic ');
    dialog.press('Delete workspace');
    await dialog.settled();
    expect(remove).toHaveBeenCalledTimes(1);
    expect(closed).toHaveBeenCalled();
  });

  it('a legal hold keeps it as a whole', async () => {
    await open(previewed({ callLogs: 3, held: { count: 1, reason: 'Doe v. Roe' } }));
    expect(dialog.text).toContain('One legal hold is in force (Doe v. Roe)');
    expect(() => dialog.press('Delete workspace')).toThrow();
  });
});
