import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatCount, type Question, Waits } from '@voicekeep/shared/ui';

/** Asked before copies are deleted at Twilio; the number is part of what is confirmed. */
export const deletionQuestion = (count: number): Question => ({
  title: `Delete ${formatCount(count)} copies at Twilio?`,
  sentences: [
    'They cannot be recovered at Twilio. The verified copies in your bucket stay and keep playing.',
    'Before each deletion the file in your bucket is looked at again; if it is not the one that was verified, Twilio keeps its copy.',
  ],
  action: `Delete ${formatCount(count)} Twilio copies`,
});

/** How many recordings lie in both places, and the way to change that. */
@Component({
  selector: 'vk-kept-copies',
  imports: [MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h3>Copies at Twilio</h3>
    <p class="vk-quiet">{{ amount() }} earlier recordings are in your bucket and still at Twilio.</p>
    <div class="vk-actions">
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="ordered.emit(count())">
        Delete {{ amount() }} Twilio copies…
      </button>
    </div>`,
  styles: 'h3 { font-size: 14px; font-weight: 600; margin: 16px 0 4px; } p { margin: 0 0 8px; }',
})
export class KeptCopies {
  readonly count = input.required<number>();
  readonly isBusy = input(false);
  /** With the number that was shown. */
  readonly ordered = output<number>();
  protected readonly amount = computed(() => formatCount(this.count()));
}
