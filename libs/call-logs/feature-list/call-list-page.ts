import { DOCUMENT, NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Type } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type {
  CallLog,
  CallLogDeletionRequest,
  CallLogFilter,
  DeletionPreview,
} from '@voicekeep/shared/contracts';
import {
  CALL_PLAYER,
  type CallToPlay,
  Confirmation,
  EmptyNote,
  forEachWorkspace,
  KeepsFocus,
  LoadingRows,
  PageHeading,
  pollWhileVisible,
  ProblemNote,
  toApiProblem,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { CallFilters } from './call-filters';
import { CallLogClient } from './call-log-client';
import { CallLogStore } from './call-log-store';
import { CallNotes } from './call-notes';
import type { CallRow } from './call-row';
import { CallSelection } from './call-selection';
import { CallTable } from './call-table';
import { bulkDeletionQuestion, deletionQuestion, refusalOf } from './deletion-question';
import { DeletionStore } from './deletion-store';
import { SelectionBar } from './selection-bar';
import { UndoBar } from './undo-bar';
import { ZipDownload } from './zip-download';

const REFRESH_MS = 3000;
/** How often is looked whether a deletion can still be undone. */
const UNDO_LOOK_MS = 20_000;

@Component({
  selector: 'vk-call-list-page',
  imports: [
    CallFilters,
    CallTable,
    EmptyNote,
    KeepsFocus,
    LoadingRows,
    MatButton,
    NgComponentOutlet,
    PageHeading,
    ProblemNote,
    SelectionBar,
    UndoBar,
    Waits,
  ],
  providers: [CallLogClient, CallLogStore, CallNotes, DeletionStore, ZipDownload],
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
  private readonly zip = inject(ZipDownload);
  protected readonly notes = inject(CallNotes);
  protected readonly deletions = inject(DeletionStore);
  protected readonly selection = new CallSelection(this.store.calls, this.store.filter);
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
      this.filterBy({});
      if (this.mayDelete()) void this.deletions.refresh();
    });
    pollWhileVisible(() => this.store.refresh(), REFRESH_MS);
    pollWhileVisible(
      async () => this.deletions.pending().length > 0 && this.deletions.refresh(),
      UNDO_LOOK_MS,
    );
  }

  protected filterBy(filter: CallLogFilter): void {
    this.selection.clear();
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
    const preview = await this.previewOf({ ids: [row.id] });
    if (!preview || !(await this.confirmation.ask(deletionQuestion(row, preview)))) return;
    if (!(await this.deletions.remove(row.id, preview))) return;
    this.stopPlaying(new Set([row.id]));
    this.store.drop(new Set([row.id]));
  }

  protected chooseAll(): void {
    this.selection.chooseAll(new Date());
  }

  /** The recordings of the chosen calls, as one zip. */
  protected async saveChosen(): Promise<void> {
    const { filter } = this.selection.request();
    try {
      await this.zip.save(filter ? { filter } : { callLogIds: [...this.selection.ids()] });
    } catch (error) {
      this.deletions.refuse(toApiProblem(error).message);
    }
  }

  protected async removeChosen(): Promise<void> {
    const request = this.selection.request();
    const preview = await this.previewOf(request);
    if (!preview || !(await this.confirmation.ask(bulkDeletionQuestion(preview)))) return;
    if (!(await this.deletions.order(request, preview))) return;
    this.stopPlaying(this.selection.ids());
    this.selection.clear();
    await this.store.show(this.store.filter());
  }

  protected async bringBack(jobId: string): Promise<void> {
    if (await this.deletions.undo(jobId)) await this.store.show(this.store.filter());
  }

  /** What plays is closed when its call is deleted. */
  private stopPlaying(deleted: ReadonlySet<string>): void {
    const playing = this.playing()?.recordingId;
    const isOf = ({ id }: CallLog): boolean => deleted.has(id);
    if (this.store.calls().some((call) => isOf(call) && call.recordings.some(({ id }) => id === playing)))
      this.playing.set(null);
  }

  /** Null when there is nothing to ask about; then the page says why. */
  private async previewOf(request: CallLogDeletionRequest): Promise<DeletionPreview | null> {
    if (this.deletions.isBusy()) return null;
    const preview = await this.deletions.preview(request);
    const refusal = preview && refusalOf(preview);
    if (refusal) this.deletions.refuse(refusal);
    return refusal ? null : preview;
  }
}
