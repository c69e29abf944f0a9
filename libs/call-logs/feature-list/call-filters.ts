import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { CallLogFilter, RecordingState } from '@voicekeep/shared/contracts';
import { Icon } from '@voicekeep/shared/ui';
import { rangeFrom, RANGES, type Range } from './date-range';

const STATES: readonly { value: RecordingState; words: string }[] = [
  { value: 'on_twilio', words: 'At Twilio' },
  { value: 'queued', words: 'Waiting to be copied' },
  { value: 'copying', words: 'Copying' },
  { value: 'stored', words: 'In your bucket and at Twilio' },
  { value: 'cleaned', words: 'In your bucket only' },
  { value: 'failed', words: 'Needs a person' },
  { value: 'absent', words: 'No audio at Twilio' },
  { value: 'lost', words: 'Lost' },
];

@Component({
  selector: 'vk-call-filters',
  imports: [Icon, MatButton, MatFormFieldModule, MatInput, MatSelectModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-filters.html',
  styleUrl: './call-filters.css',
})
export class CallFilters {
  readonly filter = input.required<CallLogFilter>();
  readonly changed = output<CallLogFilter>();

  protected readonly ranges = RANGES;
  protected readonly states = STATES;
  protected readonly range = signal<Range>('any');
  protected readonly isFiltered = computed(() => Object.keys(this.filter()).length > 0);

  protected chooseRange(range: Range): void {
    this.range.set(range);
    this.put(rangeFrom(range, new Date()));
  }

  /** A day as the date field gives it; `to` includes the whole day. */
  protected chooseDay(end: 'from' | 'to', day: string): void {
    if (!day) return this.put({ [end]: undefined });
    const date = new Date(`${day}T00:00:00`);
    if (end === 'to') date.setDate(date.getDate() + 1);
    this.put({ [end]: date.toISOString() });
  }

  protected put(change: Partial<CallLogFilter>): void {
    const entries = Object.entries({ ...this.filter(), ...change });
    this.changed.emit(Object.fromEntries(entries.filter(([, value]) => value)));
  }

  protected clear(): void {
    this.range.set('any');
    this.changed.emit({});
  }
}
