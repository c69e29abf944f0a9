import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { ApiClient, EmptyNote, forEachWorkspace, PageHeading, pollWhileVisible } from '@voicekeep/shared/ui';
import { MigrationClient } from './migration-client';
import { MigrationPanel } from './migration-panel';
import { MigrationStore } from './migration-store';
import { RunHistory } from './run-history';

/** The migration on a page of its own, with the runs before it. */
@Component({
  selector: 'vk-migration-page',
  imports: [EmptyNote, MigrationPanel, PageHeading, RunHistory],
  providers: [MigrationClient, MigrationStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page vk-narrow">
    <vk-page-heading
      title="Migration"
      words="Recordings from before are copied to your bucket, checked, then deleted at Twilio if the storage settings say so."
    />
    <section class="vk-group" aria-label="This run"><vk-migration-panel [ready]="isReady()" /></section>
    @if (history.runs(); as runs) {
      @if (runs.length === 0) {
        <vk-empty-note icon="history" heading="No run yet" words="Each run stays listed here." />
      } @else {
        <h2>Runs</h2>
        <vk-run-history [runs]="runs" />
      }
    }
  </div>`,
})
export class MigrationPage {
  private readonly api = inject(ApiClient);
  protected readonly history = inject(MigrationStore);
  protected readonly isReady = signal(false);

  constructor() {
    forEachWorkspace(() => {
      void this.history.load();
      void this.look();
    });
    pollWhileVisible(() => this.history.load(), 5000);
  }

  private async look(): Promise<void> {
    const settings = await this.api.get('/workspaces/{workspaceId}/storage').catch(() => null);
    this.isReady.set(settings?.configured === true && settings.enabled);
  }
}
