import { FormControl, FormGroup } from '@angular/forms';
import type {
  RetentionAction,
  RetentionPreviewRequest,
  RetentionSettings,
  RetentionUnit,
} from '@voicekeep/shared/contracts';

const oneOf = <T>(value: T) => new FormControl<T>(value, { nonNullable: true });

/** What HIPAA asks for the records around care; where a rule was never saved it is only a beginning. */
const SIX_YEARS = { amount: 6, unit: 'years' } as const;

export function newRetentionForm() {
  return new FormGroup({
    mode: oneOf<'ever' | 'rule'>('ever'),
    amount: oneOf<number | null>(SIX_YEARS.amount),
    unit: oneOf<RetentionUnit>(SIX_YEARS.unit),
    action: oneOf<RetentionAction>('log-only'),
  });
}

export type RetentionForm = ReturnType<typeof newRetentionForm>;

export function fillRetentionForm(form: RetentionForm, { enabled, keep, action }: RetentionSettings): void {
  const { amount, unit } = keep ?? SIX_YEARS;
  form.reset({ mode: enabled ? 'rule' : 'ever', amount, unit, action: action ?? 'log-only' });
}

/** The rule in the form; null for everything for ever. */
export function ruleIn(form: RetentionForm): RetentionPreviewRequest | null {
  const { mode, amount, unit, action } = form.getRawValue();
  return mode === 'ever' ? null : { keep: { amount: amount ?? 0, unit }, action };
}

export const isSameRule = (a: RetentionPreviewRequest | null, b: RetentionPreviewRequest | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
