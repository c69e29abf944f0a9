import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { DeletionPreview, Workspace } from '@voicekeep/shared/contracts';
import { fateTexts, FormWork, ProblemNote, Waits } from '@voicekeep/shared/ui';
import { adminTexts } from '../texts/admin-texts';
import { deletionWords, refusalOf } from './workspace-deletion-words';

export interface WorkspaceToDelete {
  workspace: Workspace;
  preview: () => Promise<DeletionPreview>;
  /** Orders the deletion. Rejects when it was refused; nothing is deleted then. */
  delete: () => Promise<void>;
}

/** Says what goes and what stays, and deletes only after the workspace's name was typed. */
@Component({
  selector: 'app-delete-workspace-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, ProblemNote, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2 mat-dialog-title>{{ t('delete.heading', { name: data.workspace.name }) }}</h2>
    <mat-dialog-content>
      <div role="status">
        @for (sentence of words(); track sentence) {
          <p>{{ sentence }}</p>
        } @empty {
          <p>{{ looking.sentence() ?? t('delete.looking') }}</p>
        }
      </div>
      @if (mayGo()) {
        <mat-form-field appearance="outline">
          <mat-label>{{ t('delete.type') }}</mat-label>
          <input #name matInput autocomplete="off" (input)="typed.set(name.value)" />
          <mat-hint>{{ data.workspace.name }}</mat-hint>
        </mat-form-field>
      }
      <vk-problem-note [sentence]="work.sentence()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ t('delete.keep') }}</button>
      @if (mayGo()) {
        <button
          matButton="filled"
          type="button"
          [vkWaits]="!isNamed() || work.current() !== null"
          (click)="delete()"
        >
          {{ t('delete.action') }}
        </button>
      }
    </mat-dialog-actions>`,
  styles: `
    p {
      margin: 0 0 8px;
      overflow-wrap: anywhere;
    }
    mat-form-field {
      inline-size: 100%;
      margin-block-start: 12px;
    }
  `,
})
export class DeleteWorkspaceDialog {
  private readonly dialog = inject<MatDialogRef<DeleteWorkspaceDialog>>(MatDialogRef);
  protected readonly data = inject<WorkspaceToDelete>(MAT_DIALOG_DATA);
  private readonly fates = fateTexts();
  protected readonly t = adminTexts();
  private readonly preview = signal<DeletionPreview | null>(null);
  protected readonly typed = signal('');
  protected readonly looking = new FormWork<never>();
  protected readonly work = new FormWork<'deleting'>();
  private readonly refusal = computed(() => {
    const preview = this.preview();
    return preview && refusalOf(preview, this.t, this.fates);
  });
  protected readonly mayGo = computed(() => this.preview() !== null && this.refusal() === null);
  protected readonly isNamed = computed(() => this.typed().trim() === this.data.workspace.name.trim());
  protected readonly words = computed(() => {
    const preview = this.preview();
    const refusal = this.refusal();
    return refusal === null ? (preview ? deletionWords(preview, this.t, this.fates) : []) : [refusal];
  });

  constructor() {
    void this.looking.run('loading', async () => this.preview.set(await this.data.preview()));
  }

  protected async delete(): Promise<void> {
    if (await this.work.run('deleting', () => this.data.delete())) this.dialog.close();
  }
}
