import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RecordingKind } from '@voicekeep/shared/contracts';
import { ApiClient, Icon, toApiProblem, Waits } from '@voicekeep/shared/ui';
import { frameTexts } from '../texts/frame-texts';

/** Says that the account is simulated, and lets one call it. */
@Component({
  selector: 'app-trial-band',
  imports: [Icon, MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<vk-icon name="science" />
    <p>
      <strong>{{ t('trial.heading') }}</strong>
      <span role="status">{{ words() }}</span>
    </p>
    <select #kind [attr.aria-label]="t('trial.kind')">
      <option value="call">{{ t('trial.call') }}</option>
      <option value="voicemail">{{ t('trial.voicemail') }}</option>
    </select>
    <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="place(kind.value)">
      {{ t('trial.place') }}
    </button>`,
  styleUrl: './trial-band.css',
  host: { role: 'region', '[attr.aria-label]': "t('trial.region')" },
})
export class TrialBand {
  private readonly api = inject(ApiClient);
  protected readonly t = frameTexts();
  protected readonly isBusy = signal(false);
  protected readonly words = signal(this.t('trial.words'));

  protected async place(kind: string): Promise<void> {
    const chosen: RecordingKind = kind === 'voicemail' ? 'voicemail' : 'call';
    this.isBusy.set(true);
    try {
      await this.api.post('/trial/calls', { body: { kind: chosen } });
      this.words.set(this.t(chosen === 'voicemail' ? 'trial.placed_voicemail' : 'trial.placed_call'));
    } catch (error) {
      this.words.set(toApiProblem(error).message);
    } finally {
      this.isBusy.set(false);
    }
  }
}
