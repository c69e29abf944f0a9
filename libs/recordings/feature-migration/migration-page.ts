import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { ApiClient, EmptyNote, forEachWorkspace, PageHeading, pollWhileVisible } from '@voicekeep/shared/ui';
import { MigrationClient } from './migration-client';
import { MigrationPanel } from './migration-panel';
import { MigrationStore } from './migration-store';
import { RunHistory } from './run-history';
import { migrationTexts } from './texts/migration-texts';

/** The migration on a page of its own, with the runs before it. */
@Component({
  selector: 'vk-migration-page',
  imports: [EmptyNote, MigrationPanel, PageHeading, RunHistory],
  providers: [MigrationClient, MigrationStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page vk-narrow">
    <vk-page-heading [title]="t('page.title')" [words]="t('page.words')" />
    <section class="vk-group" [attr.aria-label]="t('page.run')">
      <vk-migration-panel [ready]="isReady()" />
    </section>
    @if (history.runs(); as runs) {
      @if (runs.length === 0) {
        <vk-empty-note icon="history" [heading]="t('empty.heading')" [words]="t('empty.words')" />
      } @else {
        <h2>{{ t('page.runs') }}</h2>
        <vk-run-history [runs]="runs" />
      }
    }
  </div>`,
})
export class MigrationPage {
  protected readonly t = migrationTexts();
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
