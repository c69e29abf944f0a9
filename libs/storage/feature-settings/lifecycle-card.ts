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
import type { LifecyclePreview, LifecycleTransition, StorageLifecycle } from '@voicekeep/shared/contracts';
import {
  forEachWorkspace,
  FormWork,
  formatBytes,
  formatCount,
  formatDollars,
  ProblemNote,
  Waits,
} from '@voicekeep/shared/ui';
import { CareClient } from './care-client';
import { className } from './class-names';

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
    const parts = steps.map(
      ({ afterDays, storageClass, recordings, bytes }) =>
        `${formatCount(recordings)} recordings (${formatBytes(bytes)}) are older than ${afterDays} days and go to ${className(storageClass)}`,
    );
    const money =
      costPerMonthNow === null || costPerMonthThen === null || steps.length === 0
        ? []
        : [`${formatDollars(costPerMonthThen)} instead of ${formatDollars(costPerMonthNow)} a month`];
    const sentence = [...parts, ...money].join('; ');
    return sentence === '' ? '' : `${sentence}.`;
  }

  protected rule({
    id,
    prefix,
    transitions,
    expiresAfterDays,
    enabled,
  }: StorageLifecycle['rules'][number]): string {
    const does = [
      ...transitions.map(
        ({ afterDays, storageClass }) => `to ${className(storageClass)} after ${afterDays ?? 'some'} days`,
      ),
      ...(expiresAfterDays === null ? [] : [`deletes after ${expiresAfterDays} days`]),
    ];
    const where = prefix === '' ? 'the whole bucket' : prefix;
    return `${id ?? 'A rule without a name'} (${where}${enabled ? '' : ', switched off'}): ${does.join(', ') || 'nothing about age'}.`;
  }
}
