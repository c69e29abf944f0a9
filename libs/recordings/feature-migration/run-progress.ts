import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { MigrationRun } from '@voicekeep/shared/contracts';
import { uiTexts, Waits } from '@voicekeep/shared/ui';
import type { FailureGroup } from './failure-groups';
import type { MigrationCommand } from './migration-client';
import { headlineOf, paceOf, percentOf, skippedOf } from './run-words';
import { migrationTexts } from './texts/migration-texts';

/** One run: a number that moves, a bar, what to do about it, and failures by cause. */
@Component({
  selector: 'vk-run-progress',
  imports: [MatButton, MatProgressBar, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './run-progress.html',
  styleUrl: './run-progress.css',
})
export class RunProgress {
  readonly run = input.required<MigrationRun>();
  readonly failures = input<readonly FailureGroup[]>([]);
  readonly isBusy = input(false);
  readonly mayCommand = input(true);
  readonly commanded = output<MigrationCommand>();

  protected readonly t = migrationTexts();
  protected readonly ui = uiTexts();
  protected readonly isPaused = computed(() => this.run().state === 'paused');
  protected readonly isUnderWay = computed(() => this.isPaused() || this.run().state === 'running');
  protected readonly headline = computed(() => headlineOf(this.run(), this.t));
  protected readonly pace = computed(() => paceOf(this.run(), this.t));
  protected readonly percent = computed(() => percentOf(this.run()));
  protected readonly skipped = computed(() => skippedOf(this.run(), this.t));
  protected readonly cancelLabel = computed(() => this.t(`${this.run().kind}.cancel.action`));
  protected readonly mayRetry = computed(() => ['running', 'completed'].includes(this.run().state));
}
