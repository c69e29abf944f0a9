import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { Campaign } from '@voicekeep/shared/contracts';
import type { FieldErrors } from '@voicekeep/shared/ui';
import { callsTexts } from '../texts/calls-texts';
import type { CallsKey } from '../texts/en';
import { type CallSearch, changed } from './call-search';
import { ChoiceFilter } from './choice-filter';
import { lengthText, secondsOf } from './length-text';
import { choicesOf, DIRECTION_CHOICES } from './search-words';
import { TextFilter } from './text-filter';

type LengthField = 'minDurationSeconds' | 'maxDurationSeconds';

const LENGTHS: readonly { field: LengthField; label: CallsKey; example: string }[] = [
  { field: 'minDurationSeconds', label: 'filter.shortest', example: '0:30' },
  { field: 'maxDurationSeconds', label: 'filter.longest', example: '10:00' },
];

/** The fields of a search that are needed now and then. */
@Component({
  selector: 'vk-more-filters',
  imports: [ChoiceFilter, TextFilter],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './more-filters.html',
  styleUrl: './call-filters.css',
})
export class MoreFilters {
  readonly search = input.required<CallSearch>();
  readonly refused = input<FieldErrors>({});
  readonly campaigns = input<readonly Campaign[]>([]);
  readonly changed = output<CallSearch>();

  protected readonly t = callsTexts();
  protected readonly directions = choicesOf(DIRECTION_CHOICES, this.t);
  protected readonly lengths = LENGTHS;
  protected readonly campaignChoices = computed(() =>
    this.campaigns().map(({ id, name }) => ({ value: id, words: name })),
  );
  protected readonly lengthText = lengthText;
  /** What was typed as a length and is none. */
  private readonly noLengths = signal<ReadonlySet<LengthField>>(new Set());

  protected put(change: Partial<CallSearch>): void {
    this.changed.emit(changed(this.search(), change));
  }

  protected putLength(field: LengthField, text: string): void {
    const seconds = text === '' ? undefined : secondsOf(text);
    this.noLengths.update((before) => {
      const now = new Set(before);
      if (seconds === null) now.add(field);
      else now.delete(field);
      return now;
    });
    if (seconds !== null) this.put({ [field]: seconds });
  }

  protected refusedLength(field: LengthField): string | undefined {
    return this.noLengths().has(field) ? this.t('filter.no_length') : this.refused()[field];
  }
}
