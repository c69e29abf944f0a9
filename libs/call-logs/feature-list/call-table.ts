import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import type { CallLog } from '@voicekeep/shared/contracts';
import { Icon, KeepsFocus, ScrollArea } from '@voicekeep/shared/ui';
import { toCallRow, type CallRow } from './call-row';
import { TagList } from './tag-list';

@Component({
  selector: 'vk-call-table',
  imports: [Icon, KeepsFocus, MatCheckbox, MatIconButton, ScrollArea, TagList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-table.html',
  styleUrl: './call-table.css',
})
export class CallTable {
  readonly calls = input.required<readonly CallLog[]>();
  readonly playingId = input<string | null>(null);
  readonly mayDelete = input(false);
  /** The calls that are chosen. */
  readonly chosen = input<ReadonlySet<string>>(new Set<string>());
  readonly choiceChanged = output<{ id: string; isChosen: boolean }>();
  readonly allChanged = output<boolean>();
  readonly playAsked = output<CallRow>();
  readonly removalAsked = output<CallRow>();
  readonly notesAsked = output<CallRow>();

  protected readonly rows = computed(() => this.calls().map(toCallRow));
  protected readonly isEveryChosen = computed(
    () => this.calls().length > 0 && this.calls().every(({ id }) => this.chosen().has(id)),
  );
}
