import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import {
  CheckSteps,
  enableWhile,
  forEachWorkspace,
  LoadingRows,
  markFields,
  PageHeading,
  pollWhileVisible,
  ProblemNote,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { TelephonyClient } from './telephony-client';
import { fillTelephonyForm, newTelephonyForm, toTelephonyRequest } from './telephony-form';
import { TelephonyStore } from './telephony-store';
import { twilioTexts } from './texts/twilio-texts';
import { WebhookGuide } from './webhook-guide';

const FOLDED = ['secondaryAuthToken', 'apiKeySid', 'apiKeySecret', 'region', 'edge'];

@Component({
  selector: 'vk-telephony-page',
  imports: [
    CheckSteps,
    LoadingRows,
    MatButton,
    MatFormFieldModule,
    MatInput,
    PageHeading,
    ProblemNote,
    ReactiveFormsModule,
    Waits,
    WebhookGuide,
  ],
  providers: [TelephonyClient, TelephonyStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './telephony-page.html',
})
export class TelephonyPage {
  protected readonly t = twilioTexts();
  protected readonly store = inject(TelephonyStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly form = newTelephonyForm();
  /** Unfolds when the API refused something in there, so that it is seen. */
  protected readonly isFoldRefused = computed(() => FOLDED.some((name) => name in this.store.work.fields()));

  constructor() {
    forEachWorkspace(() => void this.load());
    pollWhileVisible(() => this.store.look(), 10_000);
    enableWhile(this.form, this.mayAdminister);
  }

  protected async test(): Promise<void> {
    await this.store.test(toTelephonyRequest(this.form));
    markFields(this.form, this.store.work.fields());
  }

  protected async save(): Promise<void> {
    if (await this.store.save(toTelephonyRequest(this.form))) this.refill();
    else markFields(this.form, this.store.work.fields());
  }

  private async load(): Promise<void> {
    await this.store.load();
    this.refill();
  }

  private refill(): void {
    const settings = this.store.settings();
    if (settings) fillTelephonyForm(this.form, settings);
  }
}
