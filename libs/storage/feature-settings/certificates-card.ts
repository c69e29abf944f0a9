import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ApiDownload, Icon, ProblemNote, toApiProblem } from '@voicekeep/shared/ui';
import { careTexts } from './texts/care-texts';

/** The proof of every verified copy, to be kept outside. */
@Component({
  selector: 'vk-certificates-card',
  imports: [Icon, MatButton, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p>{{ t('certificates.words') }}</p>
    <p class="vk-quiet">{{ t('certificates.privacy') }}</p>
    <div class="vk-actions">
      <button matButton="outlined" type="button" [disabled]="disabled()" (click)="save('csv')">
        <vk-icon name="download" />{{ t('certificates.csv') }}
      </button>
      <button matButton="outlined" type="button" [disabled]="disabled()" (click)="save('json')">
        <vk-icon name="download" />{{ t('certificates.json') }}
      </button>
    </div>
    <vk-problem-note [sentence]="problem()" />`,
})
export class CertificatesCard {
  readonly disabled = input(false);
  protected readonly t = careTexts();
  private readonly download = inject(ApiDownload);
  protected readonly problem = signal<string | null>(null);

  protected async save(format: 'csv' | 'json'): Promise<void> {
    this.problem.set(null);
    await this.download
      .save('/workspaces/{workspaceId}/recordings/certificates', { format }, `certificates.${format}`)
      .catch((error: unknown) => this.problem.set(toApiProblem(error).message));
  }
}
