import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { formatSeconds, Icon } from '@voicekeep/shared/ui';
import { commandFor } from './player-keys';
import type { PlayerSource } from './player-source';
import { Waveform } from './waveform';

export const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const;
const STEP_SECONDS = 10;

/** Plays one source: source in, events out. It knows no server. */
@Component({
  selector: 'vk-recording-player',
  imports: [Icon, MatButton, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './recording-player.html',
  styleUrl: './recording-player.css',
  host: { '(document:keydown)': 'onKey($event)' },
})
export class RecordingPlayer {
  readonly source = input.required<PlayerSource>();
  /** The audio could not be read, such as when its link expired; `atSeconds` is where it stood. */
  readonly failed = output<{ atSeconds: number }>();
  readonly download = output();
  readonly closed = output();

  private readonly audio = viewChild.required<ElementRef<HTMLAudioElement>>('audio');
  private readonly main = viewChild.required<string, ElementRef<HTMLButtonElement>>('main', {
    read: ElementRef,
  });
  private readonly lane = viewChild.required<ElementRef<HTMLElement>>('lane');
  private readonly waveform = new Waveform();
  private url = '';
  private drawn: number[][] | null = null;
  private resumeAt = 0;

  protected readonly speeds = SPEEDS;
  protected readonly speed = signal(1);
  protected readonly isPlaying = signal(false);
  protected readonly isMuted = signal(false);
  protected readonly position = signal(0);
  private readonly measured = signal<number | null>(null);
  protected readonly hasWaveform = signal(false);
  protected readonly duration = computed(() => this.measured() ?? this.source().durationSeconds);
  protected readonly time = computed(
    () => `${formatSeconds(this.position())} / ${formatSeconds(this.duration())}`,
  );

  constructor() {
    afterRenderEffect(() => this.follow(this.source()));
    inject(DestroyRef).onDestroy(() => this.waveform.clear());
  }

  /** Puts the keyboard where space pauses. */
  focus(): void {
    this.main().nativeElement.focus({ preventScroll: true });
  }

  protected toggle(): void {
    const audio = this.audio().nativeElement;
    if (audio.paused) void audio.play().catch(() => this.isPlaying.set(false));
    else audio.pause();
  }

  protected skip(seconds: number): void {
    this.seek(this.audio().nativeElement.currentTime + seconds);
  }

  protected seek(seconds: number): void {
    const audio = this.audio().nativeElement;
    audio.currentTime = Math.min(Math.max(0, seconds), this.duration() ?? seconds);
    this.position.set(audio.currentTime);
  }

  protected setSpeed(speed: number): void {
    this.speed.set(speed);
    this.audio().nativeElement.playbackRate = speed;
  }

  protected onTime(): void {
    this.position.set(this.audio().nativeElement.currentTime);
  }

  protected onMetadata(): void {
    const audio = this.audio().nativeElement;
    if (Number.isFinite(audio.duration)) this.measured.set(audio.duration);
    audio.playbackRate = this.speed();
    if (this.resumeAt > 0) this.seek(this.resumeAt);
    this.resumeAt = 0;
    this.drawWaveform();
  }

  protected onError(): void {
    this.resumeAt = this.position();
    this.failed.emit({ atSeconds: this.resumeAt });
  }

  protected onKey(event: KeyboardEvent): void {
    const command = commandFor(event);
    if (command === null) return;
    event.preventDefault();
    if (command === 'toggle') this.toggle();
    else if (command === 'back') this.skip(-STEP_SECONDS);
    else if (command === 'forward') this.skip(STEP_SECONDS);
    else if (command === 'mute') this.isMuted.update((muted) => !muted);
    else this.setSpeed(nextSpeed(this.speed(), command === 'faster' ? 1 : -1));
  }

  /** A new link plays at once; peaks that come later only draw. */
  private follow(source: PlayerSource): void {
    const audio = this.audio().nativeElement;
    if (source.url !== this.url) {
      this.url = source.url;
      this.drawn = null;
      this.waveform.clear();
      this.hasWaveform.set(false);
      this.measured.set(null);
      if (this.resumeAt === 0) this.position.set(0);
      audio.src = source.url;
      audio.playbackRate = this.speed();
      void audio.play().catch(() => this.isPlaying.set(false));
    }
    this.drawWaveform();
  }

  private drawWaveform(): void {
    const { peaks } = this.source();
    const duration = this.duration();
    if (!peaks?.length || !duration || this.drawn === peaks) return;
    this.drawn = peaks;
    this.waveform.draw(this.lane().nativeElement, this.audio().nativeElement, peaks, duration).then(
      () => this.hasWaveform.set(true),
      () => this.hasWaveform.set(false),
    );
  }
}

/** The next listed speed in a direction; the ends stay where they are. */
export function nextSpeed(speed: number, direction: 1 | -1): number {
  const at = SPEEDS.findIndex((listed) => listed >= speed);
  return SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, at + direction))] ?? 1;
}
