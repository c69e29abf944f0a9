import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, type IconName } from '../icon/icon';

/** What stands where a list would be: what this is and the one next step. */
@Component({
  selector: 'vk-empty-note',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-empty">
    <vk-icon [name]="icon()" />
    <p>
      <strong>{{ heading() }}</strong>
    </p>
    <p class="vk-quiet">{{ words() }}</p>
    <ng-content />
  </div>`,
})
export class EmptyNote {
  readonly icon = input<IconName>('help');
  readonly heading = input.required<string>();
  readonly words = input('');
}
