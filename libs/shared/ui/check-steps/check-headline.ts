import type { CheckStep } from '@voicekeep/shared/contracts';

/** "All 7 steps passed" or "2 of 7 steps failed"; warnings are named, a skipped step passes nothing. */
export function checkHeadline(steps: readonly CheckStep[]): string {
  const count = (status: CheckStep['status']): number =>
    steps.filter((step) => step.status === status).length;
  const failed = count('failed');
  const warnings = count('warning');
  if (failed > 0) return `${failed} of ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} failed`;
  const passed = `All ${steps.length - count('skipped')} steps passed`;
  return warnings > 0 ? `${passed}, ${warnings} with a warning` : passed;
}
