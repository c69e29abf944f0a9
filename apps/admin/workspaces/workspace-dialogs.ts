import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import type { Workspace } from '@voicekeep/shared/contracts';
import type { WorkspaceToDelete } from './delete-workspace-dialog';
import type { WorkspaceToName } from './workspace-name-dialog';
import { WorkspacesStore } from './workspaces-store';

const SIZE = { width: '520px', maxWidth: '100vw' };

/** Opens what names and deletes a workspace; loaded when first asked for. */
@Injectable()
export class WorkspaceDialogs {
  private readonly dialogs = inject(MatDialog);
  private readonly store = inject(WorkspacesStore);

  /** @param workspace null for a new one */
  async name(workspace: Workspace | null): Promise<void> {
    const { WorkspaceNameDialog } = await import('./workspace-name-dialog');
    const data: WorkspaceToName = {
      workspace,
      save: (name) => (workspace ? this.store.rename(workspace.id, name) : this.store.create(name)),
    };
    this.dialogs.open(WorkspaceNameDialog, { data, ...SIZE });
  }

  async delete(workspace: Workspace): Promise<void> {
    const { DeleteWorkspaceDialog } = await import('./delete-workspace-dialog');
    const data: WorkspaceToDelete = {
      workspace,
      preview: () => this.store.preview(workspace.id),
      delete: () => this.store.delete(workspace),
    };
    this.dialogs.open(DeleteWorkspaceDialog, { data, ...SIZE });
  }
}
