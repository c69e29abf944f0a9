import type WaveSurfer from 'wavesurfer.js';

/** Draws the outline of what the audio element plays; clicking it seeks. */
export class Waveform {
  private surfer: WaveSurfer | null = null;

  /**
   * Draws from peaks between 0 and 1, channel by channel. Rejects when the drawing cannot be loaded;
   * the sound goes on without it.
   */
  async draw(
    container: HTMLElement,
    media: HTMLMediaElement,
    peaks: number[][],
    durationSeconds: number,
  ): Promise<void> {
    const { default: Surfer } = await import('wavesurfer.js');
    this.clear();
    // A canvas knows no custom properties: the style sheet hands its two colours over resolved.
    const style = getComputedStyle(container);
    const base = {
      container,
      media,
      height: 40,
      waveColor: style.color,
      progressColor: style.outlineColor,
      cursorColor: style.outlineColor,
      barWidth: 2,
      barGap: 1,
      barRadius: 1,
      normalize: true,
    };
    const lanes = peaks.length > 1 ? { splitChannels: peaks.map(() => ({ height: 22 })) } : {};
    this.surfer = Surfer.create({ ...base, ...lanes, peaks, duration: durationSeconds });
  }

  clear(): void {
    this.surfer?.destroy();
    this.surfer = null;
  }
}
