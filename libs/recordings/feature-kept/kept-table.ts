import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import type { Recording } from '@voicekeep/shared/contracts';
import { Icon, KeepsFocus, ScrollArea, uiTexts } from '@voicekeep/shared/ui';
import { toKeptRow, type KeptRow } from './kept-row';
import { keptTexts } from './texts/kept-texts';

@Component({
  selector: 'vk-kept-table',
  imports: [Icon, KeepsFocus, MatIconButton, ScrollArea],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './kept-table.html',
  styleUrl: './kept-table.css',
})
export class KeptTable {
  readonly recordings = input.required<readonly Recording[]>();
  readonly playingId = input<string | null>(null);
  readonly mayDelete = input(false);
  readonly playAsked = output<KeptRow>();
  readonly downloadAsked = output<KeptRow>();
  readonly removalAsked = output<KeptRow>();

  protected readonly t = keptTexts();
  private readonly ui = uiTexts();
  protected readonly rows = computed(() =>
    this.recordings().map((recording) => toKeptRow(recording, this.t, this.ui)),
  );
}
