import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { CallLog } from '@voicekeep/shared/contracts';
import { Icon, KeepsFocus, ScrollArea } from '@voicekeep/shared/ui';
import { toCallRow, type CallRow } from './call-row';
import { TagList } from './tag-list';

@Component({
  selector: 'vk-call-table',
  imports: [Icon, KeepsFocus, MatIconButton, ScrollArea, TagList],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-table.html',
  styleUrl: './call-table.css',
})
export class CallTable {
  readonly calls = input.required<readonly CallLog[]>();
  readonly playingId = input<string | null>(null);
  readonly mayDelete = input(false);
  readonly playAsked = output<CallRow>();
  readonly removalAsked = output<CallRow>();
  readonly notesAsked = output<CallRow>();

  protected readonly rows = computed(() => this.calls().map(toCallRow));
}
