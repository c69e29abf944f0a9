import { FormControl, FormGroup } from '@angular/forms';
import type { RecordingKind, StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';

const of = <T>(value: T) => new FormControl(value, { nonNullable: true });

/** Which recordings are moved at all, and as which files. */
export function newScopeForm() {
  return new FormGroup({
    /** As a date field holds it; empty for all. */
    firstDay: of(''),
    kind: of<'all' | RecordingKind>('all'),
    numbers: of(''),
    audioFormat: of<'wav' | 'mp3'>('wav'),
  });
}

export type ScopeForm = ReturnType<typeof newScopeForm>;

export function fillScopeForm(form: ScopeForm, { scope, audioFormat }: StorageSettings): void {
  const [kind, ...others] = scope.kinds ?? [];
  form.reset({
    firstDay: scope.from ? localDay(new Date(scope.from)) : '',
    kind: kind && others.length === 0 ? kind : 'all',
    numbers: (scope.numbers ?? []).join('\n'),
    audioFormat,
  });
}

export function scopeIn(form: ScopeForm): StorageSettingsRequest {
  const { firstDay, kind, numbers, audioFormat } = form.getRawValue();
  const written = numbers.split(/[\n,;]/).map((number) => number.replace(/[\s().-]/g, ''));
  return {
    audioFormat,
    scope: {
      ...(firstDay ? { from: new Date(`${firstDay}T00:00:00`).toISOString() } : {}),
      kinds: kind === 'all' ? [] : [kind],
      numbers: written.filter(Boolean),
    },
  };
}

/** The day in the reader's own time zone. */
function localDay(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
