import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatCount, type Question, Waits } from '@voicekeep/shared/ui';

/** Asked before recordings leave a bucket that was used before; the number is part of what is confirmed. */
export const moveQuestion = (count: number): Question => ({
  title: `Move ${formatCount(count)} recordings to the bucket in use?`,
  sentences: [
    'Each is copied, and the copy is verified against the checksum it was stored with. They keep playing all the while.',
    'An hour after its copy was verified the old file is deleted, with every version of it.',
  ],
  action: `Move ${formatCount(count)} recordings`,
});

/** How many recordings lie in buckets that were used before, and the way to change that. */
@Component({
  selector: 'vk-copies-elsewhere',
  imports: [MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h3>Recordings in earlier buckets</h3>
    <p class="vk-quiet">{{ amount() }} recordings lie in a bucket or folder that was used before.</p>
    <div class="vk-actions">
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="ordered.emit(count())">
        Move {{ amount() }} recordings here…
      </button>
    </div>`,
  styles: 'h3 { font-size: 14px; font-weight: 600; margin: 16px 0 4px; } p { margin: 0 0 8px; }',
})
export class CopiesElsewhere {
  readonly count = input.required<number>();
  readonly isBusy = input(false);
  /** With the number that was shown. */
  readonly ordered = output<number>();
  protected readonly amount = computed(() => formatCount(this.count()));
}
