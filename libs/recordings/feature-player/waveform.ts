import type WaveSurfer from 'wavesurfer.js';
import type { Peaks } from './player-source';

const LANE_PX = 24;

/** Draws the outline of what the audio element plays, each channel in a lane of its own; clicking it seeks. */
export class Waveform {
  private surfer: WaveSurfer | null = null;
  private colour = '';
  private channels = 0;
  private muted: ReadonlySet<number> = new Set();
  /** What was begun for a drawing that is not wanted any more ends unseen. */
  private drawing = 0;

  /**
   * Draws from peaks between 0 and 1, channel by channel; false when the drawing cannot be loaded or is
   * not wanted any more. The sound goes on without it.
   */
  async draw(
    container: HTMLElement,
    media: HTMLMediaElement,
    peaks: Peaks,
    durationSeconds: number,
  ): Promise<boolean> {
    this.clear();
    const { drawing } = this;
    const loaded = await import('wavesurfer.js').catch(() => null);
    if (loaded === null || drawing !== this.drawing) return false;
    // A canvas knows no custom properties: the style sheet hands its two colours over resolved.
    const style = getComputedStyle(container);
    this.colour = style.color;
    this.channels = peaks.length;
    this.surfer = loaded.default.create({
      ...{ container, media, peaks: peaks.map((channel) => [...channel]), duration: durationSeconds },
      height: 2 * LANE_PX,
      ...{ waveColor: style.color, progressColor: style.outlineColor, cursorColor: style.outlineColor },
      ...{ barWidth: 2, barGap: 1, barRadius: 1 },
      // One measure for all: a channel that only hums must not look as if it spoke.
      normalize: true,
      maxPeak: Math.max(...peaks.flat()) || 1,
      ...(peaks.length > 1 ? { splitChannels: this.lanes() } : {}),
    });
    return true;
  }

  /** Muted channels do not show how far they were played. */
  mute(muted: ReadonlySet<number>): void {
    this.muted = muted;
    if (this.channels > 1) this.surfer?.setOptions({ splitChannels: this.lanes() });
  }

  clear(): void {
    this.drawing += 1;
    this.surfer?.destroy();
    this.surfer = null;
  }

  private lanes(): { height: number; waveColor?: string; progressColor?: string }[] {
    const faint = `color-mix(in srgb, ${this.colour} 45%, transparent)`;
    return Array.from({ length: this.channels }, (_, channel) => ({
      height: LANE_PX,
      ...(this.muted.has(channel) ? { waveColor: faint, progressColor: faint } : {}),
    }));
  }
}
