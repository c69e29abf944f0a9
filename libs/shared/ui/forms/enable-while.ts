import { effect, type Signal, untracked } from '@angular/core';
import type { FormGroup } from '@angular/forms';

/** Lets a form be changed only by who may; to be called where things can be injected. */
export function enableWhile(form: FormGroup, mayChange: Signal<boolean>): void {
  effect(() => {
    const may = mayChange();
    untracked(() => (may ? form.enable() : form.disable()));
  });
}
