import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { Job, Workspace } from '@voicekeep/shared/contracts';
import {
  formatWhen,
  Icon,
  type IconName,
  KeepsFocus,
  PageHeading,
  pollWhileVisible,
  ScrollArea,
  uiTexts,
} from '@voicekeep/shared/ui';
import { Session } from '../session/session';
import { adminTexts } from '../texts/admin-texts';
import { frameTexts } from '../texts/frame-texts';
import { WorkspaceDialogs } from './workspace-dialogs';
import { progressWords } from './workspace-deletion-words';
import { WorkspacesStore } from './workspaces-store';

const LOOK_EVERY_MS = 3000;
const ICONS: Readonly<Record<Job['state'], IconName>> = {
  running: 'sync',
  completed: 'check_circle',
  failed: 'error',
};

/** Every workspace the person sees. A host has a notion of its own of them, so the page is the admin's. */
@Component({
  selector: 'app-workspaces-page',
  imports: [Icon, KeepsFocus, MatButton, PageHeading, ScrollArea],
  providers: [WorkspaceDialogs, WorkspacesStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './workspaces-page.html',
})
export class WorkspacesPage {
  private readonly dialogs = inject(WorkspaceDialogs);
  private readonly store = inject(WorkspacesStore);
  private readonly ui = uiTexts();
  protected readonly t = adminTexts();
  protected readonly frame = frameTexts();
  protected readonly session = inject(Session);
  protected readonly rows = computed(() =>
    this.store.workspaces().map((workspace) => ({
      workspace,
      added: formatWhen(workspace.createdAt, this.ui),
      isShown: workspace.id === this.session.workspaceId(),
      mayChange: this.session.mayChange(workspace.id),
    })),
  );
  protected readonly deletions = computed(() =>
    this.store.deletions().map((deletion) => ({
      id: deletion.job.id,
      state: deletion.job.state,
      icon: ICONS[deletion.job.state],
      words: progressWords(deletion, this.t),
    })),
  );

  constructor() {
    pollWhileVisible(() => this.store.look(), LOOK_EVERY_MS);
  }

  protected add(): void {
    void this.dialogs.name(null);
  }

  protected rename(workspace: Workspace): void {
    void this.dialogs.name(workspace);
  }

  protected delete(workspace: Workspace): void {
    void this.dialogs.delete(workspace);
  }
}
