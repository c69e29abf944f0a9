import { inject, Injectable } from '@angular/core';
import type { CallLog, CallLogDeletionRequest, DeletionPreview } from '@voicekeep/shared/contracts';
import { Confirmation, fateTexts, Playing } from '@voicekeep/shared/ui';
import { CallLogStore } from './call-log-store';
import type { CallSelection } from './call-selection';
import { bulkDeletionQuestion, deletionQuestion, refusalOf } from './deletion-question';
import { DeletionStore } from './deletion-store';
import type { CallRow } from './table/call-row';
import { callDialogTexts } from './texts/call-dialog-texts';

/** Deletes calls from the list after saying what becomes of their audio. */
@Injectable()
export class CallRemoval {
  private readonly confirmation = inject(Confirmation);
  private readonly playing = inject(Playing);
  private readonly store = inject(CallLogStore);
  private readonly deletions = inject(DeletionStore);
  private readonly t = callDialogTexts();
  private readonly fates = fateTexts();

  async remove(row: CallRow): Promise<void> {
    const preview = await this.previewOf({ ids: [row.id] });
    if (!preview) return;
    if (!(await this.confirmation.ask(deletionQuestion(row, preview, this.t, this.fates)))) return;
    if (!(await this.deletions.remove(row.id, preview))) return;
    this.stopPlaying(new Set([row.id]));
    this.store.drop(new Set([row.id]));
  }

  async removeChosen(selection: CallSelection): Promise<void> {
    const request = selection.request();
    const preview = await this.previewOf(request);
    if (!preview) return;
    if (!(await this.confirmation.ask(bulkDeletionQuestion(preview, this.t, this.fates)))) return;
    if (!(await this.deletions.order(request, preview))) return;
    this.stopPlaying(selection.ids());
    selection.clear();
    await this.store.show(this.store.filter());
  }

  async bringBack(jobId: string): Promise<void> {
    if (await this.deletions.undo(jobId)) await this.store.show(this.store.filter());
  }

  /** What plays is closed when its call is deleted. */
  private stopPlaying(deleted: ReadonlySet<string>): void {
    const playing = this.playing.recordingId();
    const isOf = ({ id }: CallLog): boolean => deleted.has(id);
    if (this.store.items().some((call) => isOf(call) && call.recordings.some(({ id }) => id === playing)))
      this.playing.stop();
  }

  /** Null when there is nothing to ask about; then the list says why. */
  private async previewOf(request: CallLogDeletionRequest): Promise<DeletionPreview | null> {
    if (this.deletions.isBusy()) return null;
    const preview = await this.deletions.preview(request);
    const refusal = preview && refusalOf(preview, this.t, this.fates);
    if (refusal) this.deletions.refuse(refusal);
    return refusal ? null : preview;
  }
}
