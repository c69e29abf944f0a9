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
import type { Peaks } from './player-source';
import { spokenPosition } from './spoken-position';
import { playerTexts } from './texts/player-texts';
import { Waveform } from './waveform';

/** Where the sound stands: the outline, or a plain slider without one. Clicking or dragging seeks. */
@Component({
  selector: 'vk-position-track',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div #lane class="lane" aria-hidden="true"></div>
    <input
      #slider
      type="range"
      [attr.aria-label]="t('track.position')"
      min="0"
      step="0.1"
      [class.under]="isDrawn()"
      [max]="duration() ?? position()"
      [value]="position()"
      [attr.aria-valuetext]="spoken()"
      (input)="sought.emit(slider.valueAsNumber)"
    />`,
  styleUrl: './position-track.css',
})
export class PositionTrack {
  readonly media = input.required<HTMLMediaElement>();
  readonly peaks = input.required<Peaks | null>();
  readonly duration = input.required<number | null>();
  /** In seconds, as the duration. */
  readonly position = input.required<number>();
  readonly muted = input.required<ReadonlySet<number>>();
  readonly sought = output<number>();

  private readonly lane = viewChild.required<ElementRef<HTMLElement>>('lane');
  private readonly waveform = new Waveform();
  protected readonly t = playerTexts();
  protected readonly isDrawn = signal(false);
  protected readonly spoken = computed(() => spokenPosition(this.position(), this.duration(), this.t));

  constructor() {
    afterRenderEffect(() => void this.draw(this.media(), this.peaks(), this.duration()));
    afterRenderEffect(() => this.waveform.mute(this.muted()));
    inject(DestroyRef).onDestroy(() => this.waveform.clear());
  }

  private async draw(media: HTMLMediaElement, peaks: Peaks | null, duration: number | null): Promise<void> {
    this.isDrawn.set(false);
    if (!peaks?.length || duration === null) return this.waveform.clear();
    if (await this.waveform.draw(this.lane().nativeElement, media, peaks, duration)) this.isDrawn.set(true);
  }
}
