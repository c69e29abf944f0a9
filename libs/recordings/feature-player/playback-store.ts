import { computed, inject, Injectable, signal } from '@angular/core';
import type { Playback } from '@voicekeep/shared/contracts';
import { type CallToPlay, toApiProblem, uiTexts } from '@voicekeep/shared/ui';
import { type Archived, archivedOf } from './archived';
import { decodePeaks } from './decode-peaks';
import { PlaybackClient } from './playback-client';
import type { PlayerSource } from './player-source';
import { namesOf } from './recording-names';
import { playerTexts } from './texts/player-texts';

type Beginning = Pick<PlayerSource, 'startSeconds' | 'plays' | 'peaks'>;

/** A new link that fails within so many seconds of where the last one did is no better. */
const GOT_ON_SECONDS = 5;

/** Fetches the link, the outline and, when a link stops working, a new one. */
@Injectable()
export class PlaybackStore {
  private readonly t = playerTexts();
  private readonly ui = uiTexts();
  private readonly client = inject(PlaybackClient);
  private current: CallToPlay | null = null;
  private renewedAt: number | null = null;

  readonly source = signal<PlayerSource | null>(null);
  readonly problem = signal<string | null>(null);
  /** Set while what was chosen cannot be played for lying in an archive class. */
  readonly archived = signal<Archived | null>(null);
  /** Back from the archive, and waits for somebody to press play. */
  readonly isReady = computed(() => this.source()?.plays === false);

  async play(recording: CallToPlay): Promise<void> {
    this.current = recording;
    this.renewedAt = null;
    await this.begin(recording, { startSeconds: recording.atSeconds ?? 0, plays: true, peaks: null });
  }

  /** Silently asks for a new link; a failure at the same place is told. */
  async refresh(atSeconds: number): Promise<void> {
    const recording = this.current;
    if (!recording) return;
    if (this.renewedAt !== null && Math.abs(atSeconds - this.renewedAt) < GOT_ON_SECONDS) {
      this.problem.set(this.t('problem.unreadable'));
      return;
    }
    this.renewedAt = atSeconds;
    const peaks = this.source()?.peaks ?? null;
    await this.begin(recording, { startSeconds: atSeconds, plays: true, peaks });
  }

  /** Looks whether a recording on its way back from the archive is there. It waits for the person, who may not. */
  async lookAgain(): Promise<void> {
    const recording = this.current;
    if (!recording || !this.archived()?.isRestoring) return;
    await this.begin(recording, { startSeconds: recording.atSeconds ?? 0, plays: false, peaks: null });
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

  private async begin(recording: CallToPlay, beginning: Beginning): Promise<void> {
    const { recordingId } = recording;
    try {
      const names = await this.namesOf(recording);
      const { url, source } = await this.client.link(recordingId, 'play');
      if (this.current !== recording) return;
      this.source.set({ recordingId, url, ...names, ...beginning });
      this.archived.set(null);
      this.problem.set(null);
      if (beginning.peaks === null) await this.fetchPeaks(recording, source);
    } catch (error) {
      if (this.current === recording) this.refuse(error, beginning);
    }
  }

  private refuse(error: unknown, { plays }: Beginning): void {
    const problem = toApiProblem(error);
    const archived = archivedOf(problem);
    // What is on its way from the archive stays so while the server does not answer.
    if (!plays && (problem.status === 0 || problem.status >= 500)) return;
    this.source.set(null);
    this.archived.set(archived);
    this.problem.set(archived ? null : problem.message);
  }

  /** As the list said; whoever comes by a link to a moment brings no names. */
  private async namesOf({ recordingId, title, subtitle = '' }: CallToPlay): Promise<{
    title: string;
    subtitle: string;
  }> {
    if (title !== undefined) return { title, subtitle };
    const recording = await this.client.recording(recordingId);
    const { callLogId } = recording;
    const call = callLogId ? await this.client.call(callLogId).catch(() => null) : null;
    return namesOf(recording, call, this.t, this.ui);
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
