import { signal, type WritableSignal } from '@angular/core';
import { ChannelMixer } from './channel-mixer';

export interface SoundWish {
  readonly url: string;
  readonly startSeconds: number;
  /** False: it waits at `startSeconds`. */
  readonly plays: boolean;
}

/**
 * The audio element of a player and what it does, as signals. It asks the store for leave to take the
 * channels apart (CORS); a store that gives none is heard without.
 */
export class Sound {
  private wish: SoundWish = { url: '', startSeconds: 0, plays: false };
  private mixer: ChannelMixer | null = null;
  private hasOpened = false;
  /** Origins that gave no leave, not to be asked again. */
  private readonly closed = new Set<string>();
  private readonly current: WritableSignal<HTMLAudioElement>;

  readonly isPlaying = signal(false);
  readonly position = signal(0);
  readonly durationSeconds = signal<number | null>(null);
  readonly speed = signal(1);
  readonly volume = signal(1);
  readonly isMuted = signal(false);
  /** Whether its channels may be muted one by one. */
  readonly isMixable = signal(false);

  /** @param failed what was wished for could not be read, such as when its link expired */
  constructor(
    private readonly document: Document,
    private readonly failed: (atSeconds: number) => void,
  ) {
    this.current = signal(this.newElement());
  }

  /** To be put into the page; it may become another one. */
  get element(): HTMLAudioElement {
    return this.current();
  }

  load(wish: SoundWish): void {
    this.wish = wish;
    this.position.set(wish.startSeconds);
    this.open(this.closed.has(this.originOf(wish.url)) ? null : 'anonymous');
  }

  play(): void {
    const audio = this.element;
    this.mixer?.wake();
    audio.play().catch(() => this.isPlaying.set(!audio.paused && audio.error === null));
  }

  pause(): void {
    this.element.pause();
  }

  toggle(): void {
    if (this.element.paused) this.play();
    else this.pause();
  }

  seek(seconds: number): void {
    const audio = this.element;
    audio.currentTime = Math.min(Math.max(0, seconds), this.durationSeconds() ?? seconds);
    this.position.set(audio.currentTime);
  }

  skip(seconds: number): void {
    this.seek(this.element.currentTime + seconds);
  }

  setSpeed(speed: number): void {
    this.speed.set(speed);
    this.apply();
  }

  setVolume(volume: number): void {
    this.volume.set(volume);
    this.isMuted.set(volume === 0);
    this.apply();
  }

  toggleMuted(): void {
    this.isMuted.update((muted) => !muted);
    // Somebody who wants to hear again does not look for the slider first.
    if (!this.isMuted() && this.volume() === 0) this.volume.set(1);
    this.apply();
  }

  /** Mutes these channels and no others. */
  muteChannels(muted: ReadonlySet<number>): void {
    // Nothing is put between for those who never mute a channel.
    if (muted.size > 0) this.mixer ??= new ChannelMixer(this.element);
    this.mixer?.hear(muted);
  }

  end(): void {
    this.element.pause();
    this.mixer?.close();
    this.mixer = null;
  }

  private open(crossOrigin: 'anonymous' | null): void {
    if (crossOrigin === null && this.mixer) {
      this.end();
      this.current.set(this.newElement());
    }
    this.hasOpened = false;
    this.durationSeconds.set(null);
    this.isMixable.set(false);
    this.element.crossOrigin = crossOrigin;
    this.element.src = this.wish.url;
    this.apply();
    if (this.wish.plays) this.play();
    else this.isPlaying.set(false);
  }

  private apply(): void {
    const audio = this.element;
    audio.playbackRate = this.speed();
    audio.volume = this.volume();
    audio.muted = this.isMuted();
  }

  private onMetadata({ duration, crossOrigin }: HTMLAudioElement): void {
    this.hasOpened = true;
    if (crossOrigin === null) this.closed.add(this.originOf(this.wish.url));
    this.durationSeconds.set(Number.isFinite(duration) ? duration : null);
    this.isMixable.set(crossOrigin !== null && 'AudioContext' in globalThis);
    this.apply();
    if (this.wish.startSeconds > 0) this.seek(this.wish.startSeconds);
  }

  private onError({ crossOrigin }: HTMLAudioElement): void {
    const isForeign = this.originOf(this.wish.url) !== this.document.location.origin;
    // A refusal looks like any other error; a link that is no good fails without asking for leave as well.
    if (crossOrigin !== null && isForeign && !this.hasOpened) return this.open(null);
    this.isPlaying.set(false);
    this.failed(this.position());
  }

  private originOf(url: string): string {
    return new URL(url, this.document.baseURI).origin;
  }

  private newElement(): HTMLAudioElement {
    const audio = this.document.createElement('audio');
    audio.preload = 'auto';
    const on = (event: string, hear: () => void): void =>
      audio.addEventListener(event, () => audio === this.element && hear());
    on('loadedmetadata', () => this.onMetadata(audio));
    on('timeupdate', () => this.position.set(audio.currentTime));
    on('play', () => this.isPlaying.set(true));
    on('pause', () => this.isPlaying.set(false));
    on('error', () => this.onError(audio));
    return audio;
  }
}
