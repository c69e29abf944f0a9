import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { Campaign } from '@voicekeep/shared/contracts';
import type { FieldErrors } from '@voicekeep/shared/ui';
import { type CallSearch, changed } from './call-search';
import { lengthText, secondsOf } from './length-text';
import { Refused } from './refused';
import { DIRECTION_CHOICES } from './search-words';

type LengthField = 'minDurationSeconds' | 'maxDurationSeconds';

const NO_LENGTH = 'Write minutes and seconds, such as 0:30, up to 24 hours.';

/** The fields of a search that are needed now and then. */
@Component({
  selector: 'vk-more-filters',
  imports: [MatFormFieldModule, MatInput, MatSelectModule, Refused],
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
  protected readonly lengthText = lengthText;
  /** What was typed as a length and is none. */
  private readonly noLengths = signal<ReadonlySet<LengthField>>(new Set());

  protected put(change: Partial<CallSearch>): void {
    this.changed.emit(changed(this.search(), change));
  }

  protected putLength(field: LengthField, text: string): void {
    const seconds = text.trim() === '' ? undefined : secondsOf(text);
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
