import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ApiDownload, Icon, ProblemNote, toApiProblem, workspacePaths } from '@voicekeep/shared/ui';

/** The proof of every verified copy, to be kept outside. */
@Component({
  selector: 'vk-certificates-card',
  imports: [Icon, MatButton, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p>
      For each verified recording: where it came from, its length and SHA-256, where it lies, how the copy was
      proven, and how Twilio confirmed the deletion of its own.
    </p>
    <p class="vk-quiet">No phone number, no name and no audio is in it. The export itself is on record.</p>
    <div class="vk-actions">
      <button matButton="outlined" type="button" [disabled]="disabled()" (click)="save('csv')">
        <vk-icon name="download" />Save as CSV
      </button>
      <button matButton="outlined" type="button" [disabled]="disabled()" (click)="save('json')">
        <vk-icon name="download" />Save as JSON
      </button>
    </div>
    <vk-problem-note [sentence]="problem()" />`,
})
export class CertificatesCard {
  readonly disabled = input(false);
  private readonly download = inject(ApiDownload);
  private readonly path = workspacePaths();
  protected readonly problem = signal<string | null>(null);

  protected async save(format: 'csv' | 'json'): Promise<void> {
    this.problem.set(null);
    await this.download
      .save(this.path('/recordings/certificates'), { format }, `certificates.${format}`)
      .catch((error: unknown) => this.problem.set(toApiProblem(error).message));
  }
}
