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
  uiTexts,
} from '@voicekeep/shared/ui';
import { CareClient } from './care-client';
import { className } from './class-names';
import { growthOf } from './growth';
import { careTexts } from './texts/care-texts';

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
  private readonly ui = uiTexts();
  protected readonly t = careTexts();
  protected readonly usage = signal<StorageUsage | null>(null);
  protected readonly growth = computed(() => growthOf(this.usage()?.months ?? []));
  protected readonly work = new FormWork<never>();
  protected readonly bytes = formatBytes;
  protected readonly count = formatCount;
  protected readonly dollars = (sum: number | null): string => formatDollars(sum, this.ui);
  protected readonly when = (iso: string): string => formatWhen(iso, this.ui);
  protected readonly className = (storageClass: string): string => className(storageClass, this.t);

  constructor() {
    forEachWorkspace(() => {
      this.usage.set(null);
      void this.load();
    });
  }

  /** What the recordings cost; the store's part only where its price is known. */
  protected costs({ costPerMonth, twilio }: StorageUsage): string {
    const atTwilio = this.dollars(twilio.costPerMonth);
    if (costPerMonth === null) return this.t('usage.at_twilio', { twilio: atTwilio });
    return this.t('usage.in_both', { bucket: this.dollars(costPerMonth), twilio: atTwilio });
  }

  protected async load(): Promise<void> {
    await this.work.run('loading', async () => this.usage.set(await this.client.usage()));
  }
}
