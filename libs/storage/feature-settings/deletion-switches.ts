import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { Confirmation } from '@voicekeep/shared/ui';
import { DELETE_FILES_QUESTION } from './deletion-question';
import { DELETION } from './storage-texts';

/** The two independent switches about deleting; each saves at once. */
@Component({
  selector: 'vk-deletion-switches',
  imports: [MatSlideToggle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="vk-group" aria-labelledby="vk-deletion">
    <h2 id="vk-deletion">Deletion</h2>
    <p class="vk-quiet">Two separate questions; one does not change the other.</p>
    <mat-slide-toggle
      [checked]="shown().deleteTwilioCopy"
      [disabled]="disabled()"
      disabledInteractive
      (change)="switchTwilio($event.checked)"
      >{{ texts.twilio.label }}</mat-slide-toggle
    >
    <p class="vk-quiet under">{{ twilioWords() }}</p>
    <mat-slide-toggle
      [checked]="shown().deleteWithCallLog"
      [disabled]="disabled()"
      disabledInteractive
      (change)="switchBucket($event.checked)"
      >{{ texts.bucket.label }}</mat-slide-toggle
    >
    <p class="vk-quiet under">{{ bucketWords() }}</p>
  </section>`,
  styles: `
    mat-slide-toggle {
      display: block;
      margin-block-start: 16px;
    }
    .under {
      margin-inline-start: 64px;
    }
  `,
})
export class DeletionSwitches {
  readonly settings = input.required<StorageSettings>();
  readonly disabled = input(false);
  readonly changed = output<StorageSettingsRequest>();
  private readonly confirmation = inject(Confirmation);
  protected readonly texts = DELETION;
  /** What the switches show: the person's choice until the answer, then what is saved. */
  protected readonly shown = linkedSignal(() => ({
    deleteTwilioCopy: this.settings().deleteTwilioCopy,
    deleteWithCallLog: this.settings().deleteWithCallLog,
  }));
  protected readonly twilioWords = computed(() =>
    this.settings().deleteTwilioCopy ? DELETION.twilio.on : DELETION.twilio.off,
  );
  protected readonly bucketWords = computed(() =>
    this.settings().deleteWithCallLog ? DELETION.bucket.on : DELETION.bucket.off,
  );

  protected switchTwilio(deleteTwilioCopy: boolean): void {
    this.shown.update((shown) => ({ ...shown, deleteTwilioCopy }));
    this.changed.emit({ deleteTwilioCopy });
  }

  protected async switchBucket(deleteWithCallLog: boolean): Promise<void> {
    this.shown.update((shown) => ({ ...shown, deleteWithCallLog }));
    if (deleteWithCallLog && !(await this.confirmation.ask(DELETE_FILES_QUESTION)))
      this.shown.update((shown) => ({ ...shown, deleteWithCallLog: false }));
    else this.changed.emit({ deleteWithCallLog });
  }
}
