import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** A page's title, one sentence about it, and at its right the one primary action. */
@Component({
  selector: 'vk-page-heading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<header class="vk-heading">
    <div>
      <h1>{{ title() }}</h1>
      @if (words(); as sentence) {
        <p class="vk-quiet">{{ sentence }}</p>
      }
    </div>
    <ng-content />
  </header>`,
})
export class PageHeading {
  readonly title = input.required<string>();
  readonly words = input('');
}
