import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';
import { uiTexts } from '../texts/ui-texts';

export interface Question {
  title: string;
  /** What will happen and what will not. */
  sentences: string[];
  /** The verb on the button. */
  action: string;
  /** The way out; left out it is "Keep". */
  otherwise?: string;
}

@Component({
  selector: 'vk-confirm-dialog',
  imports: [MatDialogModule, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      @for (sentence of question.sentences; track sentence) {
        <p>{{ sentence }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="false" cdkFocusInitial>
        {{ question.otherwise ?? ui('confirm.otherwise') }}
      </button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ question.action }}</button>
    </mat-dialog-actions>`,
})
export class ConfirmDialog {
  protected readonly ui = uiTexts();
  protected readonly question = inject<Question>(MAT_DIALOG_DATA);
}
