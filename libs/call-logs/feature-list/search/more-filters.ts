import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { Campaign } from '@voicekeep/shared/contracts';
import type { FieldErrors } from '@voicekeep/shared/ui';
import { type CallSearch, changed } from './call-search';
import { ChoiceFilter } from './choice-filter';
import { lengthText, secondsOf } from './length-text';
import { DIRECTION_CHOICES } from './search-words';
import { TextFilter } from './text-filter';

type LengthField = 'minDurationSeconds' | 'maxDurationSeconds';

const LENGTHS: readonly { field: LengthField; label: string; example: string }[] = [
  { field: 'minDurationSeconds', label: 'Shortest', example: '0:30' },
  { field: 'maxDurationSeconds', label: 'Longest', example: '10:00' },
];
const NO_LENGTH = 'Write minutes and seconds, such as 0:30, up to 24 hours.';

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

  protected readonly directions = DIRECTION_CHOICES;
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
    return this.noLengths().has(field) ? NO_LENGTH : this.refused()[field];
  }
}
