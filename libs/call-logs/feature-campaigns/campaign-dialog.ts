import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Campaign, CampaignRequest } from '@voicekeep/shared/contracts';
import { FormWork, markFields, ProblemNote, Waits } from '@voicekeep/shared/ui';
import { campaignsTexts } from './texts/campaigns-texts';

export interface CampaignToWrite {
  /** Null for a new one. */
  campaign: Campaign | null;
  /** Rejects when it was refused; what was typed stays. */
  save: (request: CampaignRequest) => Promise<void>;
}

const text = (value = '') => new FormControl(value, { nonNullable: true });

/** Names a campaign and the number whose calls belong to it. */
@Component({
  selector: 'vk-campaign-dialog',
  imports: [
    MatButton,
    MatDialogModule,
    MatFormFieldModule,
    MatInput,
    ProblemNote,
    ReactiveFormsModule,
    Waits,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './campaign-dialog.html',
  styles: `
    p {
      margin: 0;
    }
    mat-form-field {
      inline-size: 100%;
      margin-block-start: 16px;
    }
  `,
})
export class CampaignDialog {
  private readonly dialog = inject<MatDialogRef<CampaignDialog>>(MatDialogRef);
  protected readonly data = inject<CampaignToWrite>(MAT_DIALOG_DATA);
  protected readonly t = campaignsTexts();
  protected readonly work = new FormWork<'saving'>();
  protected readonly form = new FormGroup({
    name: text(this.data.campaign?.name),
    trackingNumber: text(this.data.campaign?.trackingNumber ?? ''),
  });

  protected async save(): Promise<void> {
    const { name, trackingNumber } = this.form.getRawValue();
    const request = { name: name.trim(), trackingNumber: trackingNumber.trim() || null };
    if (await this.work.run('saving', () => this.data.save(request))) this.dialog.close();
    else markFields(this.form, this.work.fields());
  }
}
