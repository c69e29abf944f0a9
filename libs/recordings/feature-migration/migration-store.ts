import { computed, inject, Injectable, signal, type WritableSignal } from '@angular/core';
import type { MigrationPreview, MigrationRun, MigrationRunRequest } from '@voicekeep/shared/contracts';
import { toApiProblem } from '@voicekeep/shared/ui';
import { groupFailures, type FailureGroup } from './failure-groups';
import { MigrationClient, type MigrationCommand } from './migration-client';
import { migrationTexts } from './texts/migration-texts';

/** The newest run, its failures and the runs before it. A reload finds the run again. */
@Injectable()
export class MigrationStore {
  private readonly client = inject(MigrationClient);
  private readonly t = migrationTexts();
  readonly runs = signal<readonly MigrationRun[] | null>(null);
  readonly failures = signal<readonly FailureGroup[]>([]);
  readonly preview = signal<MigrationPreview | null>(null);
  /** How many copies were kept at Twilio beside verified ones. */
  readonly kept = signal(0);
  /** How many recordings lie in buckets that were used before. */
  readonly elsewhere = signal(0);
  /** What a command came to and what looking came to; a look that works again clears only its own. */
  private readonly refused = signal<string | null>(null);
  private readonly unseen = signal<string | null>(null);
  readonly problem = computed(() => this.refused() ?? this.unseen());
  readonly isBusy = signal(false);
  readonly newest = computed(() => this.runs()?.[0] ?? null);
  readonly isUnderWay = computed(() => ['running', 'paused'].includes(this.newest()?.state ?? ''));

  async load(): Promise<void> {
    await this.guard(this.unseen, async () => {
      this.runs.set((await this.client.runs()).items);
      await this.loadFailures();
    });
  }

  /** Asks Twilio how much there is to move; an account that cannot be reached leaves it unknown. */
  async loadPreview(): Promise<void> {
    // Twilio may take ten seconds to count; what the database knows need not wait for it.
    const kept = this.client.keptCopies().catch(() => null);
    const elsewhere = this.client.copiesElsewhere().catch(() => null);
    await Promise.all([
      kept.then((found) => this.kept.set(found?.recordings ?? 0)),
      elsewhere.then((found) => this.elsewhere.set(found?.recordings ?? 0)),
      this.client
        .preview()
        .catch(() => null)
        .then((found) => this.preview.set(found)),
    ]);
  }

  /** Looks at the run under way; does nothing when there is none. */
  async follow(): Promise<void> {
    const run = this.newest();
    if (!run || !this.isUnderWay()) return;
    await this.guard(this.unseen, async () => {
      this.put(await this.client.run(run.id));
      if (run.failed !== this.newest()?.failed) await this.loadFailures();
    });
  }

  start(request: MigrationRunRequest = {}): Promise<void> {
    return this.begin(() => this.client.start(request));
  }

  async deleteTwilioCopies(count: number): Promise<void> {
    await this.begin(() => this.client.deleteTwilioCopies(count));
    if (!this.isUnderWay()) await this.loadPreview();
  }

  async moveCopies(count: number): Promise<void> {
    await this.begin(() => this.client.moveCopies(count));
    if (!this.isUnderWay()) await this.loadPreview();
  }

  async command(command: MigrationCommand): Promise<void> {
    const run = this.newest();
    if (!run) return;
    this.isBusy.set(true);
    await this.guard(this.refused, async () => {
      await this.client.command(run.id, command);
      this.put(await this.client.run(run.id));
      await this.loadFailures();
    });
    this.isBusy.set(false);
  }

  private async begin(order: () => Promise<MigrationRun>): Promise<void> {
    this.isBusy.set(true);
    await this.guard(this.refused, async () => {
      const run = await order();
      this.failures.set([]);
      this.put(run);
    });
    this.isBusy.set(false);
  }

  private put(run: MigrationRun): void {
    this.runs.update((runs) => [run, ...(runs ?? []).filter(({ id }) => id !== run.id)]);
  }

  private async loadFailures(): Promise<void> {
    const run = this.newest();
    if (!run || run.failed === 0) this.failures.set([]);
    else this.failures.set(groupFailures((await this.client.failures(run.id)).items, this.t));
  }

  private async guard(problem: WritableSignal<string | null>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      problem.set(null);
    } catch (error) {
      problem.set(toApiProblem(error).message);
    }
  }
}
