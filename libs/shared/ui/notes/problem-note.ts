import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon } from '../icon/icon';

/** One sentence about what went wrong and its fix, read out at once. */
@Component({
  selector: 'vk-problem-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (sentence(); as words) {
    <div class="vk-note vk-note-bad" role="alert">
      <vk-icon name="error" />
      <p>{{ words }}</p>
      <ng-content />
    </div>
  }`,
})
export class ProblemNote {
  readonly sentence = input.required<string | null>();
}
