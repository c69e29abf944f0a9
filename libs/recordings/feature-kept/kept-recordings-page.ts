import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  Confirmation,
  EmptyNote,
  forEachWorkspace,
  LoadingRows,
  LoadMore,
  PageHeading,
  PlayerPlace,
  Playing,
  pollWhileVisible,
  ProblemNote,
  saveFrom,
  VOICEKEEP_CONTEXT,
} from '@voicekeep/shared/ui';
import { deletionQuestion } from './deletion-question';
import { KeptRecordingsClient } from './kept-recordings-client';
import { KeptRecordingsStore } from './kept-recordings-store';
import { KeptTable } from './kept-table';
import type { KeptRow } from './kept-row';
import { keptTexts } from './texts/kept-texts';

const REFRESH_MS = 10_000;

/** Recordings that outlived their call log: to hear, to save, or to delete for good. */
@Component({
  selector: 'vk-kept-recordings-page',
  imports: [EmptyNote, KeptTable, LoadingRows, LoadMore, MatButton, PageHeading, PlayerPlace, ProblemNote],
  providers: [KeptRecordingsClient, KeptRecordingsStore, Playing],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './kept-recordings-page.html',
  host: { class: 'vk-with-player' },
})
export class KeptRecordingsPage {
  protected readonly t = keptTexts();
  private readonly confirmation = inject(Confirmation);
  private readonly document = inject(DOCUMENT);
  protected readonly playing = inject(Playing);
  protected readonly store = inject(KeptRecordingsStore);
  protected readonly mayDelete = inject(VOICEKEEP_CONTEXT).mayAdminister;

  constructor() {
    forEachWorkspace(() => {
      this.playing.stop();
      void this.store.show();
    });
    pollWhileVisible(() => this.store.refresh(), REFRESH_MS);
  }

  protected play({ id, title, when }: KeptRow): Promise<void> {
    return this.playing.play({ recordingId: id, title, subtitle: when });
  }

  protected async download(row: KeptRow): Promise<void> {
    const url = await this.store.downloadLink(row.id);
    if (url !== null) saveFrom(this.document, url);
  }

  protected async remove(row: KeptRow): Promise<void> {
    const question = deletionQuestion(row, await this.store.deletesTwilioCopies(), this.t);
    if (!(await this.confirmation.ask(question))) return;
    if (this.playing.recordingId() === row.id) this.playing.stop();
    await this.store.remove(row.id);
  }
}
