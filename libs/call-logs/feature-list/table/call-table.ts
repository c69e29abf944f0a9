import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { CallLog } from '@voicekeep/shared/contracts';
import { Icon, KeepsFocus, ScrollArea, uiTexts } from '@voicekeep/shared/ui';
import { callsTexts } from '../texts/calls-texts';
import { type CallRow, toCallRow } from './call-row';
import { rowCommandFor } from './row-keys';
import { RowPage } from './row-page';
import { RowWindow } from './row-window';
import { TagList } from './tag-list';

/** Thousands of rows are drawn and let go as one reads: what stands in them is plain HTML. */
@Component({
  selector: 'vk-call-table',
  imports: [Icon, KeepsFocus, RowPage, ScrollArea, TagList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-table.html',
  styleUrl: './call-table.css',
})
export class CallTable {
  readonly calls = input.required<readonly CallLog[]>();
  /** Whether there are more calls than these. */
  readonly hasMore = input(false);
  readonly playingId = input<string | null>(null);
  readonly mayDelete = input(false);
  /** The calls that are chosen. */
  readonly chosen = input<ReadonlySet<string>>(new Set<string>());
  readonly choiceChanged = output<{ id: string; isChosen: boolean }>();
  readonly allChanged = output<boolean>();
  readonly playAsked = output<CallRow>();
  readonly trailAsked = output<CallRow>();
  readonly notesAsked = output<CallRow>();
  readonly holdAsked = output<CallRow>();
  readonly removalAsked = output<CallRow>();

  private readonly ui = uiTexts();
  protected readonly t = callsTexts();
  protected readonly window = new RowWindow(this.calls, (call) => toCallRow(call, this.t, this.ui));
  /** The row the keyboard was in last. */
  protected readonly current = signal<string | null>(null);
  /** The one row that Tab comes to; from there the arrows lead on. */
  protected readonly tabStop = computed(() => {
    const drawn = this.window.drawn();
    return (drawn.find(({ id }) => id === this.current()) ?? drawn[0])?.id ?? null;
  });
  protected readonly isEveryChosen = computed(
    () => this.calls().length > 0 && this.calls().every(({ id }) => this.chosen().has(id)),
  );

  protected isPlaying({ call }: CallRow): boolean {
    return call.recordings.some(({ id }) => id === this.playingId());
  }

  protected onKey(event: KeyboardEvent, row: CallRow): void {
    switch (rowCommandFor(event)) {
      case 'next':
      case 'previous':
        return this.move(event);
      case 'open':
        return this.take(event, () => this.trailAsked.emit(row));
      case 'play':
        // Of the row that plays already, the key is the player's: it pauses.
        if (!this.isPlaying(row)) this.take(event, () => row.recordingId && this.playAsked.emit(row));
        return;
      case 'choose':
        return this.change(event, () =>
          this.choiceChanged.emit({ id: row.id, isChosen: !this.chosen().has(row.id) }),
        );
      case 'remove':
        return this.change(event, () => this.removalAsked.emit(row));
      case null:
    }
  }

  private move(event: KeyboardEvent): void {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const row = event.currentTarget;
    const rows = [...(row.closest('table')?.querySelectorAll<HTMLElement>('tr[tabindex]') ?? [])];
    const next = rows[rows.indexOf(row) + (event.key === 'ArrowDown' ? 1 : -1)];
    this.take(event, () => next?.focus());
  }

  private change(event: KeyboardEvent, work: () => void): void {
    if (this.mayDelete()) this.take(event, work);
  }

  /** The key is used up: neither the browser nor a player shall act on it too. */
  private take(event: KeyboardEvent, work: () => unknown): void {
    event.preventDefault();
    event.stopPropagation();
    work();
  }
}
