import { ChangeDetectionStrategy, Component, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  EmptyNote,
  forEachWorkspace,
  Icon,
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
  Waits,
} from '@voicekeep/shared/ui';
import { CallExport } from './call-export';
import { CallLogClient } from './call-log-client';
import { CallLogStore } from './call-log-store';
import { CallNotes } from './call-notes';
import { CallRemoval } from './call-removal';
import { CallSelection } from './call-selection';
import { callsOf } from './deletion-question';
import { DeletionStore } from './deletion-store';
import { CallHolds } from './holds/call-holds';
import { CallFilters } from './search/call-filters';
import { type CallSearch, toFilter } from './search/call-search';
import { CampaignNames } from './search/campaign-names';
import { SearchChips } from './search/search-chips';
import { SearchInAddress } from './search/search-in-address';
import { SelectionBar } from './selection-bar';
import type { CallRow } from './table/call-row';
import { CallTable } from './table/call-table';
import { KeyNotes } from './table/key-notes';
import { NearEnd } from './table/near-end';
import { callDialogTexts } from './texts/call-dialog-texts';
import { callsTexts } from './texts/calls-texts';
import { CallTrail } from './trail/call-trail';
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
    Icon,
    KeepsFocus,
    KeyNotes,
    LoadingRows,
    LoadMore,
    MatButton,
    NearEnd,
    PageHeading,
    PlayerPlace,
    ProblemNote,
    SearchChips,
    SelectionBar,
    UndoBar,
    Waits,
  ],
  providers: [
    CallExport,
    CallHolds,
    CallLogClient,
    CallLogStore,
    CallNotes,
    CallRemoval,
    CallTrail,
    CampaignNames,
    DeletionStore,
    Playing,
    SearchInAddress,
    ZipDownload,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './call-list-page.html',
  styleUrl: './call-list-page.css',
  host: { class: 'vk-with-player' },
})
export class CallListPage {
  private readonly address = inject(SearchInAddress);
  private readonly exporter = inject(CallExport);
  private readonly holds = inject(CallHolds);
  private readonly trail = inject(CallTrail);
  private readonly zip = inject(ZipDownload);
  private readonly workspaceId = inject(VOICEKEEP_CONTEXT).workspaceId;
  private readonly sayDialogs = callDialogTexts();
  protected readonly t = callsTexts();
  protected readonly campaigns = inject(CampaignNames);
  protected readonly playing = inject(Playing);
  protected readonly store = inject(CallLogStore);
  protected readonly notes = inject(CallNotes);
  protected readonly deletions = inject(DeletionStore);
  protected readonly removal = inject(CallRemoval);
  protected readonly selection = new CallSelection(this.store.items, this.store.filter);
  protected readonly mayDelete = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly search = this.address.search;

  constructor() {
    forEachWorkspace(() => {
      this.playing.stop();
      if (this.mayDelete()) void this.deletions.refresh();
    });
    effect(() => {
      const search = this.search();
      if (this.workspaceId() !== null) untracked(() => this.show(search));
    });
    pollWhileVisible(async () => this.store.isRefused() || this.store.refresh(), REFRESH_MS);
    pollWhileVisible(
      async () => this.deletions.pending().length > 0 && this.deletions.refresh(),
      UNDO_LOOK_MS,
    );
  }

  protected searchFor(search: CallSearch): void {
    this.address.put(search);
  }

  protected async play(row: CallRow, recordingId = row.recordingId): Promise<void> {
    const { from, to, when } = row;
    if (recordingId !== null)
      await this.playing.play({ recordingId, title: `${from} → ${to}`, subtitle: when });
  }

  protected async showTrail(row: CallRow): Promise<void> {
    const recordingId = await this.trail.open(row);
    if (recordingId !== null) await this.play(row, recordingId);
  }

  protected async hold(row: CallRow): Promise<void> {
    await this.holds.ask([row.id], row.name);
  }

  protected async holdChosen(): Promise<void> {
    const ids = this.selection.ids();
    await this.holds.ask(ids, callsOf(ids.size, this.sayDialogs));
  }

  protected chooseAll(): void {
    this.selection.chooseAll(new Date());
  }

  /** The list as it is filtered, as CSV. */
  protected async export(): Promise<void> {
    await this.tell(() => this.exporter.save(this.store.filter(), this.store.isFiltered()));
  }

  /** The recordings of the chosen calls, as one zip. */
  protected async saveChosen(): Promise<void> {
    const { filter } = this.selection.request();
    await this.tell(() => this.zip.save(filter ? { filter } : { callLogIds: [...this.selection.ids()] }));
  }

  private show(search: CallSearch): void {
    if (search.campaignId) void this.campaigns.load();
    this.selection.clear();
    void this.store.show(toFilter(search, new Date()));
  }

  /** Does it, or says above the list why not. */
  private async tell(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.deletions.refuse(toApiProblem(error).message);
    }
  }
}
