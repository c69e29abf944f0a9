import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Question, Waits } from '@voicekeep/shared/ui';
import { migrationTexts, type SayMigration } from './texts/migration-texts';

/** Asked before recordings leave a bucket that was used before; the number is part of what is confirmed. */
export const moveQuestion = (count: number, t: SayMigration): Question => ({
  title: t.count('elsewhere.ask.title', count),
  sentences: [t('elsewhere.ask.care'), t('elsewhere.ask.fate')],
  action: t.count('elsewhere.ask.action', count),
});

/** How many recordings lie in buckets that were used before, and the way to change that. */
@Component({
  selector: 'vk-copies-elsewhere',
  imports: [MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<h3>{{ t('elsewhere.heading') }}</h3>
    <p class="vk-quiet">{{ t.count('elsewhere.amount', count()) }}</p>
    <div class="vk-actions">
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="ordered.emit(count())">
        {{ t.count('elsewhere.move', count()) }}
      </button>
    </div>`,
  styles: 'h3 { font-size: 14px; font-weight: 600; margin: 16px 0 4px; } p { margin: 0 0 8px; }',
})
export class CopiesElsewhere {
  readonly count = input.required<number>();
  readonly isBusy = input(false);
  /** With the number that was shown. */
  readonly ordered = output<number>();
  protected readonly t = migrationTexts();
}
