import { inject, Injectable, signal } from '@angular/core';
import { type CallToPlay, toApiProblem } from '@voicekeep/shared/ui';
import { decodePeaks } from './decode-peaks';
import { PlaybackClient } from './playback-client';
import type { PlayerSource } from './player-source';

/** Fetches the link, the outline and, once per recording, a new link when the first stops working. */
@Injectable()
export class PlaybackStore {
  private readonly client = inject(PlaybackClient);
  private current: CallToPlay | null = null;
  private hasRefreshed = false;

  readonly source = signal<PlayerSource | null>(null);
  readonly problem = signal<string | null>(null);

  async play(recording: CallToPlay): Promise<void> {
    this.current = recording;
    this.hasRefreshed = false;
    await this.fetchLink(recording, null);
    if (this.current === recording && this.source()) await this.fetchPeaks(recording);
  }

  /** Silently asks for one new link; a second failure is told. */
  async refresh(): Promise<void> {
    const recording = this.current;
    if (!recording) return;
    if (this.hasRefreshed) {
      this.problem.set(
        'The recording cannot be read at the moment. Test the connection in the storage settings.',
      );
      return;
    }
    this.hasRefreshed = true;
    await this.fetchLink(recording, this.source()?.peaks ?? null);
  }

  /** A link that saves the file; null when there is none, the reason is then in `problem`. */
  async downloadLink(): Promise<string | null> {
    if (!this.current) return null;
    try {
      return (await this.client.link(this.current.recordingId, 'download')).url;
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
      return null;
    }
  }

  private async fetchLink(recording: CallToPlay, peaks: number[][] | null): Promise<void> {
    try {
      const { url } = await this.client.link(recording.recordingId, 'play');
      if (this.current !== recording) return;
      const { title, subtitle } = recording;
      this.source.set({ url, title, subtitle, peaks, durationSeconds: null });
      this.problem.set(null);
    } catch (error) {
      if (this.current !== recording) return;
      this.source.set(null);
      this.problem.set(toApiProblem(error).message);
    }
  }

  private async fetchPeaks(recording: CallToPlay): Promise<void> {
    let peaks = await this.client.peaks(recording.recordingId);
    const url = this.source()?.url;
    if (peaks.length === 0 && url) peaks = await decodePeaks(url).catch(() => []);
    if (this.current !== recording) return;
    this.source.update((source) => source && { ...source, peaks });
  }
}
