import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { RecordingKind } from '@voicekeep/shared/contracts';
import { ApiClient, Icon, toApiProblem, Waits } from '@voicekeep/shared/ui';

/** Says that the account is simulated, and lets one call it. */
@Component({
  selector: 'app-trial-band',
  imports: [Icon, MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<vk-icon name="science" />
    <p>
      <strong>Simulated account</strong>
      <span role="status">{{ words() }}</span>
    </p>
    <select #kind aria-label="Kind of call">
      <option value="call">Call</option>
      <option value="voicemail">Voicemail</option>
    </select>
    <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="place(kind.value)">
      Place a call
    </button>`,
  styleUrl: './trial-band.css',
  host: { role: 'region', 'aria-label': 'Trial' },
})
export class TrialBand {
  private readonly api = inject(ApiClient);
  protected readonly isBusy = signal(false);
  protected readonly words = signal('Nothing here reaches Twilio or costs money.');

  protected async place(kind: string): Promise<void> {
    const chosen: RecordingKind = kind === 'voicemail' ? 'voicemail' : 'call';
    this.isBusy.set(true);
    try {
      await this.api.post('/trial/calls', { body: { kind: chosen } });
      this.words.set(`A ${chosen} was placed. It appears among the calls in a few seconds.`);
    } catch (error) {
      this.words.set(toApiProblem(error).message);
    } finally {
      this.isBusy.set(false);
    }
  }
}
