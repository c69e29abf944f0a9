import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Workspace } from '@voicekeep/shared/contracts';
import { FormWork, markFields, ProblemNote, Waits } from '@voicekeep/shared/ui';
import { adminTexts } from '../texts/admin-texts';
import { frameTexts } from '../texts/frame-texts';

export interface WorkspaceToName {
  /** Null for a new one. */
  workspace: Workspace | null;
  /** Rejects when it was refused; what was typed stays. */
  save: (name: string) => Promise<void>;
}

@Component({
  selector: 'app-workspace-name-dialog',
  imports: [
    MatButton,
    MatDialogModule,
    MatFormFieldModule,
    MatInput,
    ProblemNote,
    ReactiveFormsModule,
    Waits,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form [formGroup]="form" (ngSubmit)="save()">
    <h2 mat-dialog-title>{{ t(data.workspace ? 'naming.rename' : 'naming.add') }}</h2>
    <mat-dialog-content>
      <p>{{ t(data.workspace ? 'naming.rename_words' : 'naming.add_words') }}</p>
      <mat-form-field appearance="outline">
        <mat-label>{{ frame('workspace.name') }}</mat-label>
        <input matInput formControlName="name" autocomplete="off" maxlength="120" cdkFocusInitial />
        <mat-error>{{ work.fields()['name'] }}</mat-error>
      </mat-form-field>
      <vk-problem-note [sentence]="work.sentence()" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ frame('workspace.cancel') }}</button>
      <button matButton="filled" type="submit" [vkWaits]="work.current() !== null">
        {{ t(data.workspace ? 'naming.rename_action' : 'naming.add_action') }}
      </button>
    </mat-dialog-actions>
  </form>`,
  styles: `
    p {
      margin: 0;
    }
    mat-form-field {
      inline-size: 100%;
      margin-block-start: 16px;
    }
  `,
})
export class WorkspaceNameDialog {
  private readonly dialog = inject<MatDialogRef<WorkspaceNameDialog>>(MatDialogRef);
  protected readonly data = inject<WorkspaceToName>(MAT_DIALOG_DATA);
  protected readonly t = adminTexts();
  protected readonly frame = frameTexts();
  protected readonly work = new FormWork<'saving'>();
  protected readonly form = new FormGroup({
    name: new FormControl(this.data.workspace?.name ?? '', { nonNullable: true }),
  });

  protected async save(): Promise<void> {
    const name = this.form.getRawValue().name.trim();
    if (await this.work.run('saving', () => this.data.save(name))) this.dialog.close();
    else markFields(this.form, this.work.fields());
  }
}
