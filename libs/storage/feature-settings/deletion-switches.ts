import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
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
      [checked]="settings().deleteTwilioCopy"
      [disabled]="disabled()"
      (change)="changed.emit({ deleteTwilioCopy: $event.checked })"
      >{{ texts.twilio.label }}</mat-slide-toggle
    >
    <p class="vk-quiet under">{{ twilioWords() }}</p>
    <mat-slide-toggle
      [checked]="settings().deleteWithCallLog"
      [disabled]="disabled()"
      (change)="changed.emit({ deleteWithCallLog: $event.checked })"
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
  protected readonly texts = DELETION;
  protected readonly twilioWords = computed(() =>
    this.settings().deleteTwilioCopy ? DELETION.twilio.on : DELETION.twilio.off,
  );
  protected readonly bucketWords = computed(() =>
    this.settings().deleteWithCallLog ? DELETION.bucket.on : DELETION.bucket.off,
  );
}
