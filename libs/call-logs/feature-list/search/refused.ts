import { Directive, effect, inject, input } from '@angular/core';
import { MatInput } from '@angular/material/input';
import { MatSelect } from '@angular/material/select';

/** Marks a field as wrong while there is a sentence about it; a `mat-error` beside it then shows the sentence. */
@Directive({ selector: 'input[vkRefused], mat-select[vkRefused]' })
export class Refused {
  readonly vkRefused = input.required<string | undefined>();

  constructor() {
    const field = inject(MatInput, { self: true, optional: true }) ?? inject(MatSelect, { self: true });
    effect(() => {
      field.errorState = this.vkRefused() !== undefined;
      field.stateChanges.next();
    });
  }
}
