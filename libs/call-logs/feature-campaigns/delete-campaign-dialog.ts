import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';
import type { Campaign, DeletionPreview } from '@voicekeep/shared/contracts';
import { fateTexts, FormWork, ProblemNote, Waits } from '@voicekeep/shared/ui';
import { hasCalls, withCallsAction, withCallsLabel, withCallsWords } from './campaign-deletion-words';
import { campaignsTexts } from './texts/campaigns-texts';

export interface CampaignToDelete {
  campaign: Campaign;
  preview: () => Promise<DeletionPreview>;
  remove: () => Promise<void>;
  /** Rejects when the audio would no longer fare as the preview says. */
  removeWithCalls: (preview: DeletionPreview) => Promise<void>;
}

/** Asks whether a campaign's calls go with it, after saying what that does. */
@Component({
  selector: 'vk-delete-campaign-dialog',
  imports: [MatButton, MatDialogModule, MatRadioModule, ProblemNote, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './delete-campaign-dialog.html',
  styles: `
    mat-radio-button {
      display: block;
    }
    .under {
      margin: 0 0 12px 40px;
      color: var(--mat-sys-on-surface-variant);
    }
    .under p {
      margin: 0 0 4px;
    }
  `,
})
export class DeleteCampaignDialog {
  private readonly dialog = inject<MatDialogRef<DeleteCampaignDialog>>(MatDialogRef);
  protected readonly data = inject<CampaignToDelete>(MAT_DIALOG_DATA);
  protected readonly t = campaignsTexts();
  private readonly fates = fateTexts();
  protected readonly preview = signal<DeletionPreview | null>(null);
  protected readonly withCalls = signal(false);
  protected readonly looking = new FormWork<never>();
  protected readonly work = new FormWork<'deleting'>();
  protected readonly mayTakeCalls = computed(() => {
    const preview = this.preview();
    return preview !== null && hasCalls(preview);
  });
  protected readonly label = computed(() => {
    const preview = this.preview();
    return preview && hasCalls(preview) ? withCallsLabel(preview, this.t) : this.t('delete.calls_unknown');
  });
  protected readonly words = computed(() => {
    const preview = this.preview();
    return preview ? withCallsWords(preview, this.t, this.fates) : [];
  });
  protected readonly action = computed(() => {
    const preview = this.preview();
    return this.withCalls() && preview ? withCallsAction(preview, this.t) : this.t('delete.action');
  });

  constructor() {
    void this.look();
  }

  protected async delete(): Promise<void> {
    const preview = this.withCalls() ? this.preview() : null;
    const done = await this.work.run('deleting', () =>
      preview ? this.data.removeWithCalls(preview) : this.data.remove(),
    );
    if (done) this.dialog.close();
    // What the person agreed to is no longer what would happen: they are told anew before they try again.
    else if (preview) await this.look();
  }

  private async look(): Promise<void> {
    this.preview.set(null);
    await this.looking.run('loading', async () => this.preview.set(await this.data.preview()));
    if (!this.mayTakeCalls()) this.withCalls.set(false);
  }
}
