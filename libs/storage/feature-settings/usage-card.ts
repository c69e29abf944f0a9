import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { StorageUsage } from '@voicekeep/shared/contracts';
import {
  forEachWorkspace,
  FormWork,
  formatBytes,
  formatCount,
  formatDollars,
  formatWhen,
  ProblemNote,
} from '@voicekeep/shared/ui';
import { CareClient } from './care-client';
import { className } from './class-names';
import { growthOf } from './growth';

/** What is stored, in which class, and what it costs beside Twilio's price. */
@Component({
  selector: 'vk-usage-card',
  imports: [MatButton, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './usage-card.html',
  styleUrl: './care-card.css',
})
export class UsageCard {
  private readonly client = inject(CareClient);
  protected readonly usage = signal<StorageUsage | null>(null);
  protected readonly growth = computed(() => growthOf(this.usage()?.months ?? []));
  protected readonly work = new FormWork<never>();
  protected readonly bytes = formatBytes;
  protected readonly count = formatCount;
  protected readonly dollars = formatDollars;
  protected readonly when = formatWhen;
  protected readonly className = className;

  constructor() {
    forEachWorkspace(() => {
      this.usage.set(null);
      void this.load();
    });
  }

  protected async load(): Promise<void> {
    await this.work.run('loading', async () => this.usage.set(await this.client.usage()));
  }
}
