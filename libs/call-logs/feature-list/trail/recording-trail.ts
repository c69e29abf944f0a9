import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type IconName, Icon, lookOf, uiTexts, Waits } from '@voicekeep/shared/ui';
import { callDialogTexts } from '../texts/call-dialog-texts';
import type { CallDialogKey } from '../texts/dialogs-en';
import type { RecordingFacts } from './trail-client';
import type { StepState } from './trail-step';
import { stepsOf } from './trail-steps';

interface StepLook {
  icon: IconName;
  tone: string;
  words: CallDialogKey;
}

const STEP_LOOKS: Record<StepState, StepLook> = {
  done: { icon: 'check_circle', tone: 'vk-good', words: 'state.done' },
  now: { icon: 'sync', tone: 'vk-idle', words: 'state.now' },
  waits: { icon: 'schedule', tone: 'vk-idle', words: 'state.waits' },
  failed: { icon: 'error', tone: 'vk-bad', words: 'state.failed' },
  none: { icon: 'remove', tone: 'vk-idle', words: 'state.none' },
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

  protected readonly t = callDialogTexts();
  private readonly ui = uiTexts();
  protected readonly id = computed(() => this.facts().recording.id);
  protected readonly steps = computed(() =>
    stepsOf(this.facts(), this.t, this.ui).map((step) => ({ ...step, look: STEP_LOOKS[step.state] })),
  );
  protected readonly canPlay = computed(() => lookOf(this.facts().recording).canPlay);
  protected readonly canRetry = computed(
    () => this.mayRetry() && ['failed', 'lost'].includes(this.facts().recording.state),
  );
  /** For buttons that stand there once per recording. */
  protected readonly of = computed(() => (this.title() ? ` ${this.title()}` : ''));
}
