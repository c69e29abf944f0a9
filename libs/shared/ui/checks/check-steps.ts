import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CheckSuggestion } from '@voicekeep/shared/contracts';
import { CopyButton } from '../actions/copy-button';
import { Icon } from '../icon/icon';
import { uiTexts } from '../texts/ui-texts';
import { checkReport, isAwaited, type ShownStep, STEP_LOOKS, summaryOf } from './shown-step';

/** How each step of a connection test goes or went, with the fix where one is needed. */
@Component({
  selector: 'vk-check-steps',
  imports: [CopyButton, Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './check-steps.html',
  styleUrl: './check-steps.css',
})
export class CheckSteps {
  readonly steps = input.required<readonly ShownStep[]>();
  /** Never to stand in the report that is copied. */
  readonly secrets = input<readonly string[]>([]);
  /** A person takes over the values a step offers. */
  readonly suggested = output<CheckSuggestion['change']>();

  protected readonly ui = uiTexts();
  protected readonly rows = computed(() =>
    this.steps().map((step) => ({
      ...STEP_LOOKS[step.status],
      word: this.ui(STEP_LOOKS[step.status].word),
      ...{ id: step.id, title: step.title, status: step.status },
      done: isAwaited(step) ? null : step,
    })),
  );
  protected readonly summary = computed(() => summaryOf(this.steps(), this.ui));
  protected readonly hasFailed = computed(() => this.steps().some(({ status }) => status === 'failed'));
  protected readonly isOver = computed(() => !this.steps().some(isAwaited));
  protected readonly icon = computed(() =>
    this.hasFailed() ? STEP_LOOKS.failed : this.isOver() ? STEP_LOOKS.ok : STEP_LOOKS.running,
  );
  protected readonly report = computed(() => checkReport(this.steps(), this.secrets(), new Date(), this.ui));
}
