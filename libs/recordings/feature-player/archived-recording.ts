import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  input,
  output,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import type { RestoreRequest } from '@voicekeep/shared/contracts';
import {
  FormWork,
  formatWhen,
  Icon,
  pollWhileVisible,
  ProblemNote,
  uiTexts,
  Waits,
} from '@voicekeep/shared/ui';
import { archiveName, tiersOf } from './archived';
import { PlaybackClient } from './playback-client';
import { PlaybackStore } from './playback-store';
import { playerTexts } from './texts/player-texts';

const LOOK_MS = 30_000;

/** Says where an archived recording lies, asks for it back, and looks whether it is there. */
@Component({
  selector: 'vk-archived-recording',
  imports: [Icon, MatButton, MatIconButton, ProblemNote, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './archived-recording.html',
  styleUrls: ['./dock.css', './archived-recording.css'],
})
export class ArchivedRecording {
  readonly recordingId = input.required<string>();
  readonly closed = output();

  protected readonly t = playerTexts();
  private readonly ui = uiTexts();
  private readonly client = inject(PlaybackClient);
  private readonly store = inject(PlaybackStore);
  private readonly sentence = viewChild.required<ElementRef<HTMLElement>>('sentence');
  protected readonly work = new FormWork<'restoring'>();
  protected readonly archived = this.store.archived;
  protected readonly tiers = computed(() => tiersOf(this.archived()?.storageClass ?? null, this.t));
  protected readonly words = computed(() => {
    const archived = this.archived();
    const place = archiveName(archived?.storageClass ?? null, this.t);
    if (!archived?.isRestoring) return this.t('archived.lies', { place });
    if (!archived.expectedAt) return this.t('archived.returning', { place });
    return this.t('archived.returning_until', { place, when: formatWhen(archived.expectedAt, this.ui) });
  });

  constructor() {
    afterNextRender(() => this.read());
    pollWhileVisible(() => this.store.lookAgain(), LOOK_MS);
  }

  protected async restore(event: Event, wish: RestoreRequest): Promise<void> {
    event.preventDefault();
    const isUnderWay = await this.work.run('restoring', async () => {
      const { expectedAt } = await this.client.restore(this.recordingId(), wish);
      this.store.archived.update((archived) => archived && { ...archived, isRestoring: true, expectedAt });
    });
    // The button that had the focus goes with its form.
    if (isUnderWay) this.read();
  }

  /** Puts the focus on the sentence, which is read out then. */
  private read(): void {
    this.sentence().nativeElement.focus({ preventScroll: true });
  }
}
