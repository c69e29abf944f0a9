import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { Campaign } from '@voicekeep/shared/contracts';
import { type FieldErrors, Icon } from '@voicekeep/shared/ui';
import { callsTexts } from '../texts/calls-texts';
import { type CallSearch, changed, dayOf, daysBefore, type Period } from './call-search';
import { ChoiceFilter } from './choice-filter';
import { MORE_FIELDS } from './more-fields';
import { MoreFilters } from './more-filters';
import { Refused } from './refused';
import { choicesOf, KIND_CHOICES, PERIOD_CHOICES, STATE_CHOICES } from './search-words';
import { TextFilter } from './text-filter';

const FIRST_SPAN_DAYS = 30;

/** The fields a list is narrowed by: those used daily, and the others on demand. */
@Component({
  selector: 'vk-call-filters',
  imports: [
    ChoiceFilter,
    Icon,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    MoreFilters,
    Refused,
    TextFilter,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-filters.html',
  styleUrl: './call-filters.css',
})
export class CallFilters {
  readonly search = input.required<CallSearch>();
  /** What the server said of single fields. */
  readonly refused = input<FieldErrors>({});
  readonly campaigns = input<readonly Campaign[]>([]);
  readonly changed = output<CallSearch>();
  readonly moreShown = output();

  protected readonly t = callsTexts();
  protected readonly periods = choicesOf(PERIOD_CHOICES, this.t);
  protected readonly kinds = choicesOf(KIND_CHOICES, this.t);
  protected readonly states = choicesOf(STATE_CHOICES, this.t);
  private readonly isOpen = signal(false);
  /** What needs mending is never folded away. */
  protected readonly showsMore = computed(
    () => this.isOpen() || MORE_FIELDS.some((field) => field in this.refused()),
  );
  protected readonly moreCount = computed(() => MORE_FIELDS.filter((field) => field in this.search()).length);
  protected readonly period = computed<Period | 'any' | 'days'>(() => {
    const { period, firstDay, lastDay } = this.search();
    return period ?? (firstDay || lastDay ? 'days' : 'any');
  });
  protected readonly moreWords = computed(() =>
    this.moreCount() === 0 ? this.t('filter.more') : this.t('filter.more_used', { used: this.moreCount() }),
  );

  constructor() {
    effect(() => {
      if (this.showsMore()) untracked(() => this.moreShown.emit());
    });
  }

  protected put(change: Partial<CallSearch>): void {
    this.changed.emit(changed(this.search(), change));
  }

  protected choosePeriod(choice: Period | 'any' | 'days'): void {
    const none = { period: undefined, firstDay: undefined, lastDay: undefined };
    if (choice === 'any') return this.put(none);
    if (choice !== 'days') return this.put({ ...none, period: choice });
    const now = new Date();
    const days = Number(this.search().period ?? FIRST_SPAN_DAYS);
    this.put({ ...none, firstDay: dayOf(daysBefore(now, days - 1)), lastDay: dayOf(now) });
  }

  protected toggle(): void {
    this.isOpen.set(!this.showsMore());
  }
}
