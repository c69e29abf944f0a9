import type { AwaitedStep, CheckStep } from '@voicekeep/shared/contracts';
import type { IconName } from '../icon/icon';

/** A step that is over, under way or to come. */
export type ShownStep = CheckStep | AwaitedStep;

export interface StepLook {
  readonly icon: IconName;
  readonly word: string;
  readonly tone: string;
}

export const STEP_LOOKS: Readonly<Record<ShownStep['status'], StepLook>> = {
  waiting: { icon: 'schedule', word: 'Waiting', tone: 'idle' },
  running: { icon: 'sync', word: 'Running', tone: 'busy' },
  ok: { icon: 'check_circle', word: 'Passed', tone: 'good' },
  warning: { icon: 'warning', word: 'Warning', tone: 'warn' },
  failed: { icon: 'error', word: 'Failed', tone: 'bad' },
  skipped: { icon: 'remove', word: 'Skipped', tone: 'idle' },
};

export const isAwaited = (step: ShownStep): step is AwaitedStep =>
  step.status === 'waiting' || step.status === 'running';

/** How a test goes, or went, in one line. */
export function summaryOf(steps: readonly ShownStep[]): string {
  const count = (status: ShownStep['status']) => steps.filter((step) => step.status === status).length;
  const awaited = steps.filter(isAwaited).length;
  if (awaited > 0) return `${steps.length - awaited} of ${steps.length} steps done`;
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

const SIGNED_QUERY = /\?\S*X-Amz-\S*/gi;

/**
 * A test as text for a ticket or a mail: what each step said and its code.
 * @param secrets what must not stand in it, wherever a store may have repeated it
 */
export function checkReport(steps: readonly ShownStep[], secrets: readonly string[], now: Date): string {
  const lines = steps.flatMap((step) => {
    const head = `${STEP_LOOKS[step.status].word}: ${step.title}`;
    if (isAwaited(step)) return [head];
    const code = step.code === undefined ? '' : ` [${step.code}]`;
    const time = step.status === 'skipped' ? '' : ` (${step.ms} ms)`;
    return [`${head}${time}${code}`, ...[step.detail, step.fix].filter(Boolean).map((text) => `  ${text}`)];
  });
  const text = [`Connection test, ${now.toISOString()}: ${summaryOf(steps)}`, ...lines].join('\n');
  return secrets
    .filter((secret) => secret !== '')
    .reduce((clean, secret) => clean.replaceAll(secret, '…'), text.replace(SIGNED_QUERY, '?…'));
}
