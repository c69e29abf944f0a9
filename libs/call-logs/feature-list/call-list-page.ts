import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type {
  CallLog,
  CallLogDeletionRequest,
  CallLogFilter,
  DeletionPreview,
} from '@voicekeep/shared/contracts';
import {
  Confirmation,
  EmptyNote,
  forEachWorkspace,
  KeepsFocus,
  LoadingRows,
  LoadMore,
  PageHeading,
  PlayerPlace,
  Playing,
  pollWhileVisible,
  ProblemNote,
  toApiProblem,
  VOICEKEEP_CONTEXT,
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
    LoadMore,
    MatButton,
    PageHeading,
    PlayerPlace,
    ProblemNote,
    SelectionBar,
    UndoBar,
  ],
  providers: [CallLogClient, CallLogStore, CallNotes, DeletionStore, Playing, ZipDownload],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-list-page.html',
  host: { class: 'vk-with-player' },
})
export class CallListPage {
  private readonly confirmation = inject(Confirmation);
  protected readonly playing = inject(Playing);
  protected readonly store = inject(CallLogStore);
  private readonly zip = inject(ZipDownload);
  protected readonly notes = inject(CallNotes);
  protected readonly deletions = inject(DeletionStore);
  protected readonly selection = new CallSelection(this.store.items, this.store.filter);
  protected readonly mayDelete = inject(VOICEKEEP_CONTEXT).mayAdminister;

  constructor() {
    forEachWorkspace(() => {
      this.playing.stop();
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
    const { recordingId, from, to, when } = row;
    if (recordingId !== null)
      await this.playing.play({ recordingId, title: `${from} → ${to}`, subtitle: when });
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
    const playing = this.playing.recordingId();
    const isOf = ({ id }: CallLog): boolean => deleted.has(id);
    if (this.store.items().some((call) => isOf(call) && call.recordings.some(({ id }) => id === playing)))
      this.playing.stop();
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
