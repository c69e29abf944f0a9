import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '@voicekeep/shared/ui';
import { type CallSearch, changed } from './call-search';
import { partsOf, type SearchPart } from './search-words';

/** What the list is narrowed by, in words; each part can be let go. */
@Component({
  selector: 'vk-search-chips',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (parts().length > 0) {
    <ul aria-label="Filters in use">
      @for (part of parts(); track part.words) {
        <li>
          <button type="button" class="chip" (click)="letGo(part)">
            <span class="vk-unseen">Remove filter: </span>{{ part.words }}<vk-icon name="close" />
          </button>
        </li>
      }
      <li><button matButton type="button" (click)="changed.emit({})">Clear all</button></li>
    </ul>
  }`,
  styleUrl: './search-chips.css',
})
export class SearchChips {
  readonly search = input.required<CallSearch>();
  readonly campaign = input<string | null>(null);
  readonly changed = output<CallSearch>();

  protected readonly parts = computed(() => partsOf(this.search(), this.campaign()));

  protected letGo({ fields }: SearchPart): void {
    const nothing = Object.fromEntries(fields.map((field) => [field, undefined]));
    this.changed.emit(changed(this.search(), nothing));
  }
}
