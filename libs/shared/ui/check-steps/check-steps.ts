import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { CheckStep } from '@voicekeep/shared/contracts';
import { checkHeadline } from './check-headline';

const MARKS: Readonly<Record<CheckStep['status'], { glyph: string; word: string }>> = {
  ok: { glyph: '✓', word: 'Passed' },
  warning: { glyph: '!', word: 'Warning' },
  failed: { glyph: '✗', word: 'Failed' },
  skipped: { glyph: '–', word: 'Skipped' },
};

/** The steps of a connection test: what was tried, how it went and what to do about it. */
@Component({
  selector: 'vk-check-steps',
  templateUrl: './check-steps.html',
  styleUrl: './check-steps.css',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckSteps {
  readonly steps = input.required<readonly CheckStep[]>();
  /** Said instead of the count of steps, when the steps are only part of the story. */
  readonly headline = input<string | null>(null);

  protected readonly rows = computed(() =>
    this.steps().map((step) => ({ ...step, mark: MARKS[step.status] })),
  );
  protected readonly heading = computed(() => this.headline() ?? checkHeadline(this.steps()));
  protected readonly bad = computed(() => this.steps().some(({ status }) => status === 'failed'));
}
