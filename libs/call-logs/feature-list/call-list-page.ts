import { DOCUMENT, NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Type } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { CallLogFilter } from '@voicekeep/shared/contracts';
import {
  CALL_PLAYER,
  type CallToPlay,
  Confirmation,
  EmptyNote,
  forEachWorkspace,
  LoadingRows,
  PageHeading,
  pollWhileVisible,
  ProblemNote,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { CallFilters } from './call-filters';
import { CallLogClient } from './call-log-client';
import { CallLogStore } from './call-log-store';
import { CallNotes } from './call-notes';
import type { CallRow } from './call-row';
import { CallTable } from './call-table';
import { deletionQuestion } from './deletion-question';

const REFRESH_MS = 3000;

@Component({
  selector: 'vk-call-list-page',
  imports: [
    CallFilters,
    CallTable,
    EmptyNote,
    LoadingRows,
    MatButton,
    NgComponentOutlet,
    PageHeading,
    ProblemNote,
    Waits,
  ],
  providers: [CallLogClient, CallLogStore, CallNotes],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-list-page.html',
  styleUrl: './call-list-page.css',
})
export class CallListPage {
  private readonly loadPlayer = inject(CALL_PLAYER, { optional: true });
  private readonly confirmation = inject(Confirmation);
  private readonly document = inject(DOCUMENT);
  /** What the player was opened with, to go back to. */
  private opener: Element | null = null;
  protected readonly store = inject(CallLogStore);
  protected readonly notes = inject(CallNotes);
  protected readonly mayDelete = inject(VOICEKEEP_CONTEXT).mayAdminister;

  protected readonly player = signal<Type<unknown> | null>(null);
  protected readonly playing = signal<CallToPlay | null>(null);
  protected readonly playerInputs = computed(() => ({
    call: this.playing(),
    closed: () => this.close(),
  }));

  constructor() {
    forEachWorkspace(() => {
      this.playing.set(null);
      void this.store.show({});
    });
    pollWhileVisible(() => this.store.refresh(), REFRESH_MS);
  }

  protected filterBy(filter: CallLogFilter): void {
    void this.store.show(filter);
  }

  protected async play(row: CallRow): Promise<void> {
    if (row.recordingId === null || this.loadPlayer === null) return;
    this.opener = this.document.activeElement;
    this.playing.set({
      recordingId: row.recordingId,
      title: `${row.from} → ${row.to}`,
      subtitle: row.when,
    });
    this.player.set(await this.loadPlayer());
  }

  private close(): void {
    this.playing.set(null);
    if (this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
  }

  protected async remove(row: CallRow): Promise<void> {
    const question = deletionQuestion(row, await this.store.deletesFiles());
    if (!(await this.confirmation.ask(question))) return;
    if (this.playing()?.recordingId === row.recordingId) this.playing.set(null);
    await this.store.remove(row.id);
  }
}
