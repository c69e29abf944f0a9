import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CheckStep, CheckSuggestion } from '@voicekeep/shared/contracts';
import { Icon, type IconName } from '../icon/icon';

const LOOKS: Record<CheckStep['status'], { icon: IconName; word: string; tone: string }> = {
  ok: { icon: 'check_circle', word: 'Passed', tone: 'good' },
  warning: { icon: 'warning', word: 'Warning', tone: 'warn' },
  failed: { icon: 'error', word: 'Failed', tone: 'bad' },
  skipped: { icon: 'remove', word: 'Skipped', tone: 'idle' },
};

/** How each step of a connection test went, with the fix where one is needed. */
@Component({
  selector: 'vk-check-steps',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './check-steps.html',
  styleUrl: './check-steps.css',
})
export class CheckSteps {
  readonly steps = input.required<readonly CheckStep[]>();
  /** A person takes over the values a step offers. */
  readonly suggested = output<CheckSuggestion['change']>();

  protected readonly rows = computed(() => this.steps().map((step) => ({ ...step, ...LOOKS[step.status] })));
  protected readonly summary = computed(() => summaryOf(this.steps()));
  protected readonly hasFailed = computed(() => this.steps().some(({ status }) => status === 'failed'));
}

function summaryOf(steps: readonly CheckStep[]): string {
  const count = (status: CheckStep['status']) => steps.filter((step) => step.status === status).length;
  const failed = count('failed');
  if (failed > 0) return `${failed} of ${steps.length} steps failed`;
  const others = [
    count('warning') > 0 ? `${count('warning')} with a warning` : '',
    count('skipped') > 0 ? `${count('skipped')} skipped` : '',
  ].filter(Boolean);
  const passed = steps.length - count('skipped');
  if (others.length === 0) return `All ${steps.length} steps passed`;
  return `${count('skipped') > 0 ? `${passed} steps` : `All ${steps.length} steps`} passed, ${others.join(', ')}`;
}
