import { ChangeDetectionStrategy, Component, computed, effect, input, output } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { StorageSettings, StorageSettingsRequest } from '@voicekeep/shared/contracts';
import { type FieldErrors, ProblemNote } from '@voicekeep/shared/ui';
import { fillScopeForm, newScopeForm, scopeIn } from './scope-form';
import { careTexts } from './texts/care-texts';

/** What the API may refuse of this form; a number of a list comes by its place. */
const NAMES = /^(from|kinds|numbers|audioFormat|\d+)$/;

/** Which recordings the product may touch; the rest stays at Twilio as it is. */
@Component({
  selector: 'vk-scope-card',
  imports: [MatButton, MatFormFieldModule, MatInput, MatSelectModule, ProblemNote, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scope-card.html',
})
export class ScopeCard {
  readonly settings = input.required<StorageSettings>();
  readonly disabled = input(false);
  readonly errors = input<FieldErrors>({});
  readonly changed = output<StorageSettingsRequest>();
  protected readonly t = careTexts();
  protected readonly form = newScopeForm();
  protected readonly refusal = computed(
    () => Object.entries(this.errors()).find(([field]) => NAMES.test(field))?.[1] ?? null,
  );

  /** As the server last told it; a refused save elsewhere on the page is not news, and leaves what was typed. */
  private readonly saved = computed(() => this.settings(), { equal: (a, b) => a.scope === b.scope });

  constructor() {
    effect(() => fillScopeForm(this.form, this.saved()));
  }

  protected save(): void {
    this.changed.emit(scopeIn(this.form));
  }
}
