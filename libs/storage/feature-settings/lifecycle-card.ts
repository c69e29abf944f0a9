import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatRadioModule } from '@angular/material/radio';
import type {
  LifecyclePreview,
  LifecycleRule,
  LifecycleTransition,
  StorageLifecycle,
} from '@voicekeep/shared/contracts';
import {
  forEachWorkspace,
  FormWork,
  formatBytes,
  formatDollars,
  ProblemNote,
  uiTexts,
  Waits,
} from '@voicekeep/shared/ui';
import { CareClient } from './care-client';
import { className } from './class-names';
import { careTexts } from './texts/care-texts';

const sameSteps = (a: readonly LifecycleTransition[], b: readonly LifecycleTransition[]): boolean =>
  JSON.stringify(a) === JSON.stringify(b);

/** What the bucket does with old recordings: our rule by presets, everybody else's only shown. */
@Component({
  selector: 'vk-lifecycle-card',
  imports: [MatButton, MatRadioModule, ProblemNote, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './lifecycle-card.html',
  styleUrl: './care-card.css',
})
export class LifecycleCard {
  readonly disabled = input(false);
  private readonly client = inject(CareClient);
  private readonly ui = uiTexts();
  protected readonly t = careTexts();
  protected readonly lifecycle = signal<StorageLifecycle | null>(null);
  protected readonly work = new FormWork<'saving'>();
  protected readonly saved = signal(false);
  protected readonly inForce = computed(() => {
    const lifecycle = this.lifecycle();
    return (
      lifecycle?.presets.find(({ transitions }) => sameSteps(transitions, lifecycle.transitions))?.id ?? null
    );
  });
  protected readonly chosen = linkedSignal(() => this.inForce());
  protected readonly foreign = computed(() => this.lifecycle()?.rules.filter(({ ours }) => !ours) ?? []);

  constructor() {
    forEachWorkspace(() => {
      this.lifecycle.set(null);
      this.saved.set(false);
      void this.load();
    });
  }

  protected async load(): Promise<void> {
    await this.work.run('loading', async () => this.lifecycle.set(await this.client.lifecycle()));
  }

  protected choose(id: string): void {
    this.chosen.set(id);
    this.saved.set(false);
  }

  protected async save(): Promise<void> {
    const preset = this.lifecycle()?.presets.find(({ id }) => id === this.chosen());
    if (!preset) return;
    this.saved.set(
      await this.work.run('saving', async () =>
        this.lifecycle.set(await this.client.saveLifecycle(preset.transitions)),
      ),
    );
  }

  /** How much of today's recordings it concerns, and what it saves. */
  protected words({ steps, costPerMonthNow, costPerMonthThen }: LifecyclePreview): string {
    if (steps.length === 0) return '';
    const parts = steps.map(({ afterDays, storageClass, recordings, bytes }) => {
      const name = className(storageClass, this.t);
      const size = formatBytes(bytes);
      return this.t.count('rule.step', recordings, { size, days: afterDays, storageClass: name });
    });
    if (costPerMonthNow !== null && costPerMonthThen !== null) {
      const now = formatDollars(costPerMonthNow, this.ui);
      parts.push(this.t('rule.cost', { later: formatDollars(costPerMonthThen, this.ui), now }));
    }
    const list = parts.reduce((before, next) => this.t('rule.list', { before, next }));
    return this.t('rule.sentence', { list });
  }

  protected rule({ id, prefix, transitions, expiresAfterDays, enabled }: LifecycleRule): string {
    const deeds = transitions.map((transition) => this.move(transition));
    if (expiresAfterDays !== null) deeds.push(this.t('others.deletes', { days: expiresAfterDays }));
    if (deeds.length === 0) deeds.push(this.t('others.nothing'));
    return this.t(enabled ? 'others.rule' : 'others.rule_off', {
      name: id ?? this.t('others.nameless'),
      where: prefix === '' ? this.t('others.everywhere') : prefix,
      does: deeds.reduce((before, next) => this.t('others.list', { before, next })),
    });
  }

  private move({ afterDays, storageClass }: LifecycleRule['transitions'][number]): string {
    const name = className(storageClass, this.t);
    if (afterDays === null) return this.t('others.moves_some_day', { storageClass: name });
    return this.t('others.moves', { storageClass: name, days: afterDays });
  }
}
