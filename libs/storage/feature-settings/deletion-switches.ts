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
import { deleteFilesQuestion } from './deletion-question';
import { storageTexts } from './texts/say-storage';

/** The two independent switches about deleting; each saves at once. */
@Component({
  selector: 'vk-deletion-switches',
  imports: [MatSlideToggle],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="vk-group" aria-labelledby="vk-deletion">
    <h2 id="vk-deletion">{{ t('delete.title') }}</h2>
    <p class="vk-quiet">{{ t('delete.words') }}</p>
    <mat-slide-toggle
      [checked]="shown().deleteTwilioCopy"
      [disabled]="disabled()"
      disabledInteractive
      (change)="switchTwilio($event.checked)"
      >{{ t('delete.twilio') }}</mat-slide-toggle
    >
    <p class="vk-quiet under">{{ twilioWords() }}</p>
    @if (shown().deleteTwilioCopy) {
      <label class="under delay"
        >{{ t('delete.delay') }}
        <input
          #hours
          type="number"
          min="0"
          max="720"
          [value]="shown().deleteTwilioCopyAfterHours"
          [disabled]="disabled()"
          (change)="delay(hours.valueAsNumber)"
        />
      </label>
    }
    <mat-slide-toggle
      [checked]="shown().deleteWithCallLog"
      [disabled]="disabled()"
      disabledInteractive
      (change)="switchBucket($event.checked)"
      >{{ t('delete.files') }}</mat-slide-toggle
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
    .delay {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      margin-block-start: 8px;
    }
    input {
      inline-size: 88px;
      font: inherit;
      padding: 6px 8px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: transparent;
      color: inherit;
    }
  `,
})
export class DeletionSwitches {
  readonly settings = input.required<StorageSettings>();
  readonly disabled = input(false);
  readonly changed = output<StorageSettingsRequest>();
  private readonly confirmation = inject(Confirmation);
  protected readonly t = storageTexts();
  /** What the switches show: the person's choice until the answer, then what is saved. */
  protected readonly shown = linkedSignal(() => ({
    deleteTwilioCopy: this.settings().deleteTwilioCopy,
    deleteTwilioCopyAfterHours: this.settings().deleteTwilioCopyAfterHours,
    deleteWithCallLog: this.settings().deleteWithCallLog,
  }));
  protected readonly twilioWords = computed(() =>
    this.t(this.settings().deleteTwilioCopy ? 'delete.twilio_on' : 'delete.twilio_off'),
  );
  protected readonly bucketWords = computed(() =>
    this.t(this.settings().deleteWithCallLog ? 'delete.files_on' : 'delete.files_off'),
  );

  protected switchTwilio(deleteTwilioCopy: boolean): void {
    this.shown.update((shown) => ({ ...shown, deleteTwilioCopy }));
    this.changed.emit({ deleteTwilioCopy });
  }

  /** An empty field waits for nothing. */
  protected delay(hours: number): void {
    const deleteTwilioCopyAfterHours = Number.isNaN(hours) ? 0 : hours;
    this.shown.update((shown) => ({ ...shown, deleteTwilioCopyAfterHours }));
    this.changed.emit({ deleteTwilioCopyAfterHours });
  }

  protected async switchBucket(deleteWithCallLog: boolean): Promise<void> {
    this.shown.update((shown) => ({ ...shown, deleteWithCallLog }));
    if (deleteWithCallLog && !(await this.confirmation.ask(deleteFilesQuestion(this.t))))
      this.shown.update((shown) => ({ ...shown, deleteWithCallLog: false }));
    else this.changed.emit({ deleteWithCallLog });
  }
}
