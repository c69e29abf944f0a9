import { DOCUMENT } from '@angular/common';
import {
  afterRenderEffect,
  ChangeDetectionStrategy,
  Component,
  effect,
  inject,
  input,
  untracked,
  viewChild,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type CallToPlay, ProblemNote, saveFrom } from '@voicekeep/shared/ui';
import { ArchivedRecording } from './archived-recording';
import { PlaybackClient } from './playback-client';
import { PlaybackStore } from './playback-store';
import { RecordingPlayer } from './recording-player';
import { playerTexts } from './texts/player-texts';

/** The player with its server side; fills the call list's place for it. */
@Component({
  selector: 'vk-player-dock',
  imports: [ArchivedRecording, MatButton, ProblemNote, RecordingPlayer],
  providers: [PlaybackClient, PlaybackStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<vk-problem-note [sentence]="store.problem()">
      @if (!store.source()) {
        <button matButton type="button" (click)="closed()()">{{ t('close') }}</button>
      }
    </vk-problem-note>
    <p role="status" class="vk-unseen">
      {{ store.isReady() ? t('dock.restored') : '' }}
    </p>
    @if (store.archived() && call(); as asked) {
      @defer (on immediate) {
        <vk-archived-recording [recordingId]="asked.recordingId" (closed)="closed()()" />
      }
    }
    @if (store.source(); as source) {
      <vk-recording-player
        [source]="source"
        (failed)="store.refresh($event.atSeconds)"
        (download)="download()"
        (closed)="closed()()"
      />
    }`,
})
export class PlayerDock {
  readonly call = input.required<CallToPlay | null>();
  readonly closed = input.required<() => void>();

  protected readonly t = playerTexts();
  private readonly document = inject(DOCUMENT);
  private readonly player = viewChild(RecordingPlayer);
  private focusedFor: CallToPlay | null = null;
  protected readonly store = inject(PlaybackStore);

  constructor() {
    effect(() => {
      const call = this.call();
      if (call) untracked(() => void this.store.play(call));
    });
    afterRenderEffect({ read: () => this.focus(this.player(), this.call()) });
  }

  /**
   * Once for each call that was chosen; a renewed link leaves the focus where it is, and what comes back
   * from the archive takes it from nobody.
   */
  private focus(player: RecordingPlayer | undefined, call: CallToPlay | null): void {
    if (!player || !call || call === this.focusedFor) return;
    this.focusedFor = call;
    const { activeElement, body } = this.document;
    untracked(() => (this.store.isReady() && activeElement !== body ? null : player.focus()));
  }

  protected async download(): Promise<void> {
    const url = await this.store.downloadLink();
    if (url) saveFrom(this.document, url);
  }
}
