import type { AwaitedStep, CheckStep } from '@voicekeep/shared/contracts';
import type { IconName } from '../icon/icon';
import type { UiKey } from '../texts/en';
import type { SayUi } from '../texts/ui-texts';

/** A step that is over, under way or to come. */
export type ShownStep = CheckStep | AwaitedStep;

export interface StepLook {
  readonly icon: IconName;
  readonly word: UiKey;
  readonly tone: string;
}

export const STEP_LOOKS: Readonly<Record<ShownStep['status'], StepLook>> = {
  waiting: { icon: 'schedule', word: 'step.waiting', tone: 'idle' },
  running: { icon: 'sync', word: 'step.running', tone: 'busy' },
  ok: { icon: 'check_circle', word: 'step.ok', tone: 'good' },
  warning: { icon: 'warning', word: 'step.warning', tone: 'warn' },
  failed: { icon: 'error', word: 'step.failed', tone: 'bad' },
  skipped: { icon: 'remove', word: 'step.skipped', tone: 'idle' },
};

export const isAwaited = (step: ShownStep): step is AwaitedStep =>
  step.status === 'waiting' || step.status === 'running';

/** How a test goes, or went, in one line. */
export function summaryOf(steps: readonly ShownStep[], ui: SayUi): string {
  const count = (status: ShownStep['status']) => steps.filter((step) => step.status === status).length;
  const all = steps.length;
  const awaited = steps.filter(isAwaited).length;
  if (awaited > 0) return ui('steps.awaited', { done: all - awaited, all });
  const [failed, warned, skipped] = [count('failed'), count('warning'), count('skipped')];
  if (failed > 0) return ui('steps.failed', { failed, all });
  const passed =
    skipped > 0 ? ui('steps.some_passed', { passed: all - skipped }) : ui('steps.passed', { all });
  if (warned > 0 && skipped > 0) return ui('steps.with_both', { steps: passed, warned, skipped });
  if (warned > 0) return ui('steps.with_warning', { steps: passed, warned });
  return skipped > 0 ? ui('steps.with_skipped', { steps: passed, skipped }) : passed;
}

const SIGNED_QUERY = /\?\S*X-Amz-\S*/gi;

/**
 * A test as text for a ticket or a mail: what each step said and its code.
 * @param secrets what must not stand in it, wherever a store may have repeated it
 */
export function checkReport(
  steps: readonly ShownStep[],
  secrets: readonly string[],
  now: Date,
  ui: SayUi,
): string {
  const lines = steps.flatMap((step) => {
    const head = `${ui(STEP_LOOKS[step.status].word)}: ${step.title}`;
    if (isAwaited(step)) return [head];
    const code = step.code === undefined ? '' : ` [${step.code}]`;
    const time = step.status === 'skipped' ? '' : ` (${step.ms} ms)`;
    return [`${head}${time}${code}`, ...[step.detail, step.fix].filter(Boolean).map((text) => `  ${text}`)];
  });
  const head = ui('steps.report_head', { at: now.toISOString(), summary: summaryOf(steps, ui) });
  const text = [head, ...lines].join('\n');
  return secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '…'), text.replace(SIGNED_QUERY, '?…'));
}
