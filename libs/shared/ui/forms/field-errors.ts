import type { FormGroup } from '@angular/forms';
import type { ApiProblem } from '../client/api-problem';

/** What the API says about single fields: one sentence for each name of a control. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A nested path such as `encryption.kmsKeyId` stands at the control of its last name. */
export function fieldErrorsOf({ problem }: ApiProblem): FieldErrors {
  const entries = (problem?.errors ?? []).map(({ path, message }): [string, string] => [
    path.split('.').at(-1) ?? path,
    message,
  ]);
  return Object.fromEntries(entries);
}

/** Marks the controls the API refused; typing into one takes its mark away again. */
export function markFields(form: FormGroup, errors: FieldErrors): void {
  for (const [name, message] of Object.entries(errors)) {
    const control = form.get(name);
    control?.setErrors({ refused: message });
    control?.markAsTouched();
  }
}
