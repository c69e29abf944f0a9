import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Condition, ConditionPage } from '@voicekeep/shared/contracts';
import { forEachWorkspace, Icon, pollWhileVisible } from '@voicekeep/shared/ui';
import { ConditionsStore } from './conditions-store';
import { conditionsTexts } from './texts/conditions-texts';
import type { ConditionsKey } from './texts/en';

const EVERY_MS = 20_000;
const SHOWN = 2;

interface Way {
  readonly path: string;
  readonly words: Extract<ConditionsKey, `way.${string}`>;
}

const WAYS: Readonly<Record<ConditionPage, Way>> = {
  calls: { path: '/calls', words: 'way.calls' },
  storage: { path: '/settings/storage', words: 'way.storage' },
  telephony: { path: '/settings/twilio', words: 'way.telephony' },
};

const titlesOf = (conditions: readonly Condition[], severity: Condition['severity']): string =>
  conditions
    .filter((condition) => condition.severity === severity)
    .map(({ title }) => `${title}.`)
    .join(' ');

/** Says above every page what holds recordings up, and leads to where it is mended; nothing while all goes well. */
@Component({
  selector: 'vk-conditions-band',
  imports: [Icon, RouterLink],
  providers: [ConditionsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './conditions-band.html',
  styleUrl: './conditions-band.css',
})
export class ConditionsBand {
  /** What stands before the addresses of the pages, where a host mounted them below a path of its own. */
  readonly base = input('');

  private readonly store = inject(ConditionsStore);
  protected readonly t = conditionsTexts();
  private readonly isOpen = signal(false);
  protected readonly conditions = this.store.conditions;
  protected readonly shown = computed(() =>
    this.isOpen() ? this.conditions() : this.conditions().slice(0, SHOWN),
  );
  protected readonly more = computed(() => this.conditions().length - this.shown().length);
  /** Read out once, when something comes up; the sentences below change with every minute that passes. */
  protected readonly urgent = computed(() => titlesOf(this.conditions(), 'problem'));
  protected readonly calm = computed(() => titlesOf(this.conditions(), 'warning'));

  constructor() {
    forEachWorkspace(() => {
      this.isOpen.set(false);
      void this.store.look().catch(() => undefined);
    });
    pollWhileVisible(() => this.store.look(), EVERY_MS);
  }

  protected way({ page }: Condition): Way | null {
    return page === null ? null : { ...WAYS[page], path: this.base() + WAYS[page].path };
  }

  protected openAll(): void {
    this.isOpen.set(true);
  }
}
