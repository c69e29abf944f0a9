import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';

/** A part of the page under its title; what it holds need not be fetched before somebody unfolds it. */
@Component({
  selector: 'vk-fold',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section class="vk-group" [attr.aria-label]="label()">
    <details #details (toggle)="isOpen.set(details.open)">
      <summary>{{ summary() ?? label() }}</summary>
      <ng-content />
    </details>
  </section>`,
})
export class Fold {
  readonly label = input.required<string>();
  /** The title with what is in it. */
  readonly summary = input<string>();
  readonly isOpen = signal(false);
}
