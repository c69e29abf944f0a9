import { DOCUMENT } from '@angular/common';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { formatSeconds, Icon } from '@voicekeep/shared/ui';
import { answerMediaKeys } from './answer-media-keys';
import { KeyList } from './key-list';
import { LaneButtons } from './lane-buttons';
import { MomentButton } from './moment-button';
import { commandFor } from './player-keys';
import type { PlayerSource } from './player-source';
import { PositionTrack } from './position-track';
import { afterSilence, silencesIn } from './silences';
import { Sound } from './sound';
import { nextSpeed, SPEEDS } from './speeds';
import { playerTexts } from './texts/player-texts';
import { VolumeControl } from './volume-control';

const STEP_SECONDS = 10;

/** Plays one source: source in, events out. It knows no server. */
@Component({
  selector: 'vk-recording-player',
  imports: [Icon, KeyList, LaneButtons, MatButton, MatIconButton, MomentButton, PositionTrack, VolumeControl],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recording-player.html',
  styleUrls: ['./dock.css', './recording-player.css', './text-button.css'],
  host: { '(document:keydown)': 'onKey($event)' },
})
export class RecordingPlayer {
  readonly source = input.required<PlayerSource>();
  /** The audio could not be read, such as when its link expired; `atSeconds` is where it stood. */
  readonly failed = output<{ atSeconds: number }>();
  readonly download = output();
  readonly closed = output();

  private readonly main = viewChild.required<string, ElementRef<HTMLButtonElement>>('main', {
    read: ElementRef,
  });
  private readonly place = viewChild.required<ElementRef<HTMLElement>>('place');
  /** Changes with the link alone; an outline that comes later only draws. */
  private readonly wished = computed(() => this.source(), { equal: (a, b) => a.url === b.url });

  protected readonly t = playerTexts();
  protected readonly sound = new Sound(inject(DOCUMENT), (atSeconds) => this.failed.emit({ atSeconds }));
  protected readonly step = STEP_SECONDS;
  protected readonly speeds = SPEEDS;
  protected readonly isMoreOpen = signal(false);
  protected readonly areKeysShown = signal(false);
  protected readonly wantsNoSilence = signal(false);
  /** The channels that are not heard, from 0; all are heard again in the next recording. */
  protected readonly muted = linkedSignal<string, ReadonlySet<number>>({
    source: () => this.source().recordingId,
    computation: () => new Set(),
  });
  protected readonly mayMuteChannels = computed(
    () => this.sound.isMixable() && this.source().peaks?.length === 2,
  );
  private readonly silences = computed(() =>
    silencesIn(this.source().peaks ?? [], this.sound.durationSeconds() ?? 0),
  );
  protected readonly time = computed(
    () => `${formatSeconds(this.sound.position())} / ${formatSeconds(this.sound.durationSeconds())}`,
  );
  protected readonly left = computed(() => {
    const duration = this.sound.durationSeconds();
    if (duration === null) return '';
    return this.t('player.left', { time: formatSeconds(Math.ceil(duration - this.sound.position())) });
  });

  constructor() {
    const { sound } = this;
    effect(() => {
      const wish = this.wished();
      untracked(() => sound.load(wish));
    });
    effect(() => {
      const muted = this.mayMuteChannels() ? this.muted() : new Set<number>();
      untracked(() => sound.muteChannels(muted));
    });
    effect(() => this.skipSilence());
    afterRenderEffect({ write: () => this.place().nativeElement.replaceChildren(sound.element) });
    answerMediaKeys(sound, this.source, STEP_SECONDS);
    inject(DestroyRef).onDestroy(() => sound.end());
  }

  /** Puts the keyboard where space pauses. */
  focus(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }

  protected toggleChannel(channel: number): void {
    this.muted.update((muted) =>
      muted.has(channel)
        ? new Set([...muted].filter((other) => other !== channel))
        : new Set([...muted, channel]),
    );
  }

  protected onKey(event: KeyboardEvent): void {
    const command = commandFor(event);
    if (command === null) return;
    event.preventDefault();
    if (command === 'toggle') this.sound.toggle();
    else if (command === 'back') this.sound.skip(-STEP_SECONDS);
    else if (command === 'forward') this.sound.skip(STEP_SECONDS);
    else if (command === 'mute') this.sound.toggleMuted();
    else if (command === 'keys') this.areKeysShown.update((shown) => !shown);
    else this.sound.setSpeed(nextSpeed(this.sound.speed(), command === 'faster' ? 1 : -1));
  }

  private skipSilence(): void {
    if (!this.wantsNoSilence() || !this.sound.isPlaying()) return;
    const next = afterSilence(this.silences(), this.sound.position());
    if (next !== null) untracked(() => this.sound.seek(next));
  }
}
