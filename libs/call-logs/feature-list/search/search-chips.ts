import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon, uiTexts } from '@voicekeep/shared/ui';
import { callsTexts } from '../texts/calls-texts';
import { type CallSearch, changed } from './call-search';
import { partsOf, type SearchPart } from './search-words';

/** What the list is narrowed by, in words; each part can be let go. */
@Component({
  selector: 'vk-search-chips',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (parts().length > 0) {
    <ul [attr.aria-label]="t('chips.title')">
      @for (part of parts(); track part.words) {
        <li>
          <button type="button" class="chip" (click)="letGo(part)">
            <span class="vk-unseen">{{ t('chips.remove') }} </span>{{ part.words }}<vk-icon name="close" />
          </button>
        </li>
      }
      <li>
        <button matButton type="button" (click)="changed.emit({})">{{ t('chips.clear') }}</button>
      </li>
    </ul>
  }`,
  styleUrl: './search-chips.css',
})
export class SearchChips {
  readonly search = input.required<CallSearch>();
  readonly campaign = input<string | null>(null);
  readonly changed = output<CallSearch>();

  private readonly ui = uiTexts();
  protected readonly t = callsTexts();
  protected readonly parts = computed(() => partsOf(this.search(), this.campaign(), this.t, this.ui));

  protected letGo({ fields }: SearchPart): void {
    const nothing = Object.fromEntries(fields.map((field) => [field, undefined]));
    this.changed.emit(changed(this.search(), nothing));
  }
}
