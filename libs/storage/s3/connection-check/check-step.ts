import type { CheckStep, CheckSuggestion } from '@voicekeep/shared/contracts';
import type { VoicekeepError } from '@voicekeep/shared/errors';
import type { CheckContext } from './check-context';

export type Outcome = Pick<CheckStep, 'status' | 'detail' | 'fix' | 'code' | 'suggestion'>;

export interface Step {
  readonly id: string;
  readonly title: string;
  /** Whether what follows makes no sense once this failed. */
  readonly stops: boolean | ((outcome: Outcome) => boolean);
  /** What it means that the time ran out; without it the step failed. */
  readonly late?: Outcome;
  /** A thrown error is a failed step. */
  readonly run: (context: CheckContext) => Promise<Outcome>;
}

export const ok = (detail: string): Outcome => ({ status: 'ok', detail });

export const skipped = (detail: string): Outcome => ({ status: 'skipped', detail });

export const warning = (code: string, detail: string, fix: string): Outcome => ({
  status: 'warning',
  code: `storage.${code}`,
  detail,
  fix,
});

export const failed = (code: string, detail: string, fix: string): Outcome => ({
  status: 'failed',
  code: `storage.${code}`,
  detail,
  fix,
});

/** The same, with values that mend it. */
export const suggesting = (outcome: Outcome, label: string, change: CheckSuggestion['change']): Outcome => ({
  ...outcome,
  suggestion: { label, change },
});

export const regionMismatch = (found: string, entered: string): Outcome =>
  suggesting(
    failed(
      'region_mismatch',
      `The bucket is in ${found}, the form says ${entered}.`,
      `Choose the region ${found}.`,
    ),
    `Use ${found}`,
    { region: found },
  );

/** A failure in words: what the error says, cut at its first colon-free sentence into what happened and what to do. */
export function failedBy(error: VoicekeepError, action?: string): Outcome {
  if (error.code === 'storage.missing_permission' && action)
    return failed(
      'missing_permission',
      `The key may not do this: ${action} was refused.`,
      `Add ${action} to the key’s policy; the whole policy is shown under "Policy".`,
    );
  const [what = error.message, ...rest] = error.message.split('; ');
  const fix = rest.join('; ');
  return {
    status: 'failed',
    code: error.code,
    detail: fix === '' ? what : `${what}.`,
    ...(fix === '' ? {} : { fix: `${fix.charAt(0).toUpperCase()}${fix.slice(1)}` }),
  };
}
