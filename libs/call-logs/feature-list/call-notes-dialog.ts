import { COMMA, ENTER } from '@angular/cdk/keycodes';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatChipsModule, type MatChipInputEvent } from '@angular/material/chips';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { CallLogChange } from '@voicekeep/shared/contracts';
import { FormWork, Icon, ProblemNote, Waits } from '@voicekeep/shared/ui';
import type { CallRow } from './table/call-row';
import { callDialogTexts } from './texts/call-dialog-texts';

export interface NotesToWrite {
  row: CallRow;
  mayWrite: boolean;
  /** Rejects when it was refused; what was typed stays. */
  save: (change: CallLogChange) => Promise<void>;
}

/** What people wrote about a call, and the tags they gave it. */
@Component({
  selector: 'vk-call-notes-dialog',
  imports: [
    Icon,
    MatButton,
    MatChipsModule,
    MatDialogModule,
    MatFormFieldModule,
    MatInput,
    ProblemNote,
    Waits,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-notes-dialog.html',
  styles: `
    mat-form-field {
      inline-size: 100%;
      margin-block-start: 16px;
    }
    p {
      margin: 0;
    }
  `,
})
export class CallNotesDialog {
  private readonly dialog = inject<MatDialogRef<CallNotesDialog>>(MatDialogRef);
  protected readonly data = inject<NotesToWrite>(MAT_DIALOG_DATA);
  protected readonly t = callDialogTexts();
  protected readonly separators = [ENTER, COMMA] as const;
  protected readonly notes = signal(this.data.row.call.notes ?? '');
  protected readonly tags = signal<readonly string[]>(this.data.row.call.tags);
  protected readonly work = new FormWork<'saving'>();

  protected add({ value, chipInput }: MatChipInputEvent): void {
    const tag = value.trim();
    if (tag !== '' && !this.tags().some((known) => known.toLowerCase() === tag.toLowerCase()))
      this.tags.update((tags) => [...tags, tag]);
    chipInput.clear();
  }

  protected remove(tag: string): void {
    this.tags.update((tags) => tags.filter((known) => known !== tag));
  }

  protected async save(): Promise<void> {
    const change = { notes: this.notes().trim() || null, tags: [...this.tags()] };
    if (await this.work.run('saving', () => this.data.save(change))) this.dialog.close();
  }
}
