import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type IconName, Icon, lookOf, Waits } from '@voicekeep/shared/ui';
import type { RecordingFacts } from './trail-client';
import type { StepState } from './trail-step';
import { stepsOf } from './trail-steps';

interface StepLook {
  icon: IconName;
  tone: string;
  words: string;
}

const STEP_LOOKS: Record<StepState, StepLook> = {
  done: { icon: 'check_circle', tone: 'vk-good', words: 'Done' },
  now: { icon: 'sync', tone: 'vk-idle', words: 'Under way' },
  waits: { icon: 'schedule', tone: 'vk-idle', words: 'Waits' },
  failed: { icon: 'error', tone: 'vk-bad', words: 'Failed' },
  none: { icon: 'remove', tone: 'vk-idle', words: 'Does not happen' },
};

/** The way of one recording, and what can be done with it. */
@Component({
  selector: 'vk-recording-trail',
  imports: [Icon, MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recording-trail.html',
  styleUrl: './recording-trail.css',
})
export class RecordingTrail {
  readonly facts = input.required<RecordingFacts>();
  /** Tells it from the others of its call; empty when there is none. */
  readonly title = input('');
  readonly mayRetry = input(false);
  readonly isBusy = input(false);
  readonly playAsked = output<string>();
  readonly retryAsked = output<string>();
  readonly certificateAsked = output<RecordingFacts>();

  protected readonly id = computed(() => this.facts().recording.id);
  protected readonly steps = computed(() =>
    stepsOf(this.facts()).map((step) => ({ ...step, look: STEP_LOOKS[step.state] })),
  );
  protected readonly canPlay = computed(() => lookOf(this.facts().recording).canPlay);
  protected readonly canRetry = computed(
    () => this.mayRetry() && ['failed', 'lost'].includes(this.facts().recording.state),
  );
  /** For buttons that stand there once per recording. */
  protected readonly of = computed(() => (this.title() ? ` ${this.title()}` : ''));
}
