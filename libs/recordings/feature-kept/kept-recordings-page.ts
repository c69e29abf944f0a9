import { DOCUMENT, NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Type } from '@angular/core';
import { MatButton } from '@angular/material/button';
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
  saveFrom,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { deletionQuestion } from './deletion-question';
import { KeptRecordingsClient } from './kept-recordings-client';
import { KeptRecordingsStore } from './kept-recordings-store';
import { KeptTable } from './kept-table';
import type { KeptRow } from './kept-row';

const REFRESH_MS = 10_000;

/** Recordings that outlived their call log: to hear, to save, or to delete for good. */
@Component({
  selector: 'vk-kept-recordings-page',
  imports: [EmptyNote, KeptTable, LoadingRows, MatButton, NgComponentOutlet, PageHeading, ProblemNote, Waits],
  providers: [KeptRecordingsClient, KeptRecordingsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './kept-recordings-page.html',
  styleUrl: './kept-recordings-page.css',
})
export class KeptRecordingsPage {
  private readonly loadPlayer = inject(CALL_PLAYER, { optional: true });
  private readonly confirmation = inject(Confirmation);
  private readonly document = inject(DOCUMENT);
  /** What the player was opened with, to go back to. */
  private opener: Element | null = null;
  protected readonly store = inject(KeptRecordingsStore);
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
      void this.store.show();
    });
    pollWhileVisible(() => this.store.refresh(), REFRESH_MS);
  }

  protected async play(row: KeptRow): Promise<void> {
    if (this.loadPlayer === null) return;
    this.opener = this.document.activeElement;
    this.playing.set({ recordingId: row.id, title: `${row.kind} without a call log`, subtitle: row.when });
    this.player.set(await this.loadPlayer());
  }

  protected async download(row: KeptRow): Promise<void> {
    const url = await this.store.downloadLink(row.id);
    if (url !== null) saveFrom(this.document, url);
  }

  protected async remove(row: KeptRow): Promise<void> {
    const question = deletionQuestion(row, await this.store.deletesTwilioCopies());
    if (!(await this.confirmation.ask(question))) return;
    if (this.playing()?.recordingId === row.id) this.playing.set(null);
    await this.store.remove(row.id);
  }

  private close(): void {
    this.playing.set(null);
    if (this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
  }
}
