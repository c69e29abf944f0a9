import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Question, Waits } from '@voicekeep/shared/ui';
import { migrationTexts, type SayMigration } from './texts/migration-texts';

/** Asked before copies are deleted at Twilio; the number is part of what is confirmed. */
export const deletionQuestion = (count: number, t: SayMigration): Question => ({
  title: t.count('kept.ask.title', count),
  sentences: [t('kept.ask.fate'), t('kept.ask.care')],
  action: t.count('kept.ask.action', count),
});

/** How many recordings lie in both places, and the way to change that. */
@Component({
  selector: 'vk-kept-copies',
  imports: [MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h3>{{ t('kept.heading') }}</h3>
    <p class="vk-quiet">{{ t.count('kept.amount', count()) }}</p>
    <div class="vk-actions">
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="ordered.emit(count())">
        {{ t.count('kept.delete', count()) }}
      </button>
    </div>`,
  styles: 'h3 { font-size: 14px; font-weight: 600; margin: 16px 0 4px; } p { margin: 0 0 8px; }',
})
export class KeptCopies {
  readonly count = input.required<number>();
  readonly isBusy = input(false);
  /** With the number that was shown. */
  readonly ordered = output<number>();
  protected readonly t = migrationTexts();
}
