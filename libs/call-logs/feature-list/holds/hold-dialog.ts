import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { formatCount, ProblemNote, Waits } from '@voicekeep/shared/ui';
import { Refused } from '../search/refused';
import { callDialogTexts } from '../texts/call-dialog-texts';
import { tallyWords } from './hold-words';
import { type PlaceHold, PlacingHolds } from './placing-holds';

export interface HoldsToPlace {
  ids: readonly string[];
  /** What is held, such as `the call from +1 415 555 1003` or `50 calls`. */
  subject: string;
  place: PlaceHold;
}

/** Asks why calls are held, and holds them before the person's eyes. */
@Component({
  selector: 'vk-hold-dialog',
  imports: [MatButton, MatDialogModule, MatFormFieldModule, MatInput, ProblemNote, Refused, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './hold-dialog.html',
  styles: `
    mat-form-field {
      inline-size: 100%;
      margin-block-start: 16px;
    }
    p {
      margin: 0;
    }
    progress {
      inline-size: 100%;
      margin-block: 16px 4px;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class HoldDialog {
  private readonly dialog = inject<MatDialogRef<HoldDialog>>(MatDialogRef);
  protected readonly data = inject<HoldsToPlace>(MAT_DIALOG_DATA);
  protected readonly t = callDialogTexts();
  protected readonly holds = new PlacingHolds(this.data.ids, this.data.place);
  protected readonly reason = signal('');
  protected readonly isMissing = signal(false);
  protected readonly hasBegun = computed(
    () => this.holds.isRunning() || this.holds.done() > 0 || this.holds.refusal() !== null,
  );
  protected readonly progress = computed(() => {
    const { total, held, before, gone, done, isRunning } = this.holds;
    if (isRunning()) return this.t('hold.running', { done: formatCount(done()), total: formatCount(total) });
    const tally = { total, held: held(), before: before(), gone: gone() };
    return this.hasBegun() ? tallyWords(tally, this.t) : '';
  });
  protected readonly action = computed(() => {
    if (this.holds.isComplete()) return this.t('hold.done');
    return this.t(this.holds.done() > 0 ? 'hold.rest' : 'hold.hold');
  });

  protected write(reason: string): void {
    this.reason.set(reason);
    this.isMissing.set(false);
  }

  /** One button all along, so that the keyboard keeps its place. */
  protected async goOn(): Promise<void> {
    const reason = this.reason().trim();
    if (this.holds.isRunning()) return;
    if (this.holds.isComplete()) return this.dialog.close();
    if (reason === '') return this.isMissing.set(true);
    // What is placed while the dialog is open is told in it; a stray Escape must not hide the end.
    this.dialog.disableClose = true;
    await this.holds.run(reason);
    this.dialog.disableClose = false;
  }
}
