import { inject, Injectable, signal } from '@angular/core';
import type { Playback } from '@voicekeep/shared/contracts';
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
    const place = await this.fetchLink(recording, null);
    if (place !== null && this.current === recording) await this.fetchPeaks(recording, place);
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

  private async fetchLink(
    recording: CallToPlay,
    peaks: number[][] | null,
  ): Promise<Playback['source'] | null> {
    try {
      const { url, source } = await this.client.link(recording.recordingId, 'play');
      if (this.current !== recording) return null;
      const { title, subtitle } = recording;
      this.source.set({ url, title, subtitle, peaks, durationSeconds: null });
      this.problem.set(null);
      return source;
    } catch (error) {
      if (this.current !== recording) return null;
      this.source.set(null);
      this.problem.set(toApiProblem(error).message);
      return null;
    }
  }

  private async fetchPeaks(recording: CallToPlay, place: Playback['source']): Promise<void> {
    // The server draws the outline while it copies, so it has none of what is still at Twilio.
    let peaks = place === 'twilio' ? [] : await this.client.peaks(recording.recordingId);
    const url = this.source()?.url;
    if (peaks.length === 0 && url) peaks = await decodePeaks(url).catch(() => []);
    if (this.current !== recording) return;
    this.source.update((source) => source && { ...source, peaks });
  }
}
