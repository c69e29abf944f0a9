import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';

/** A part of the page under its title; what it holds need not be fetched before somebody unfolds it. */
@Component({
  selector: 'vk-fold',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="vk-group" [attr.aria-label]="label()">
    <details #details (toggle)="isOpen.set(details.open)">
      <summary>{{ label() }}{{ more() ? ': ' + more() : '' }}</summary>
      <ng-content />
    </details>
  </section>`,
})
export class Fold {
  readonly label = input.required<string>();
  readonly more = input('');
  readonly isOpen = signal(false);
}
