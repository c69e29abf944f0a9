import { DOCUMENT } from '@angular/common';
import { computed, inject, Injectable, signal, type Type } from '@angular/core';
import { CALL_PLAYER, type CallToPlay } from './call-player-slot';

/** What plays on a page. A page provides it and shows `vk-player-place`; without a player nothing plays. */
@Injectable()
export class Playing {
  private readonly loadPlayer = inject(CALL_PLAYER, { optional: true });
  private readonly document = inject(DOCUMENT);
  /** What the player was opened with, to go back to. */
  private opener: Element | null = null;
  readonly call = signal<CallToPlay | null>(null);
  readonly player = signal<Type<unknown> | null>(null);
  readonly recordingId = computed(() => this.call()?.recordingId ?? null);

  async play(call: CallToPlay): Promise<void> {
    if (this.loadPlayer === null) return;
    this.opener = this.document.activeElement;
    this.call.set(call);
    this.player.set(await this.loadPlayer());
  }

  /** What plays is gone, such as with its call. */
  stop(): void {
    this.call.set(null);
  }

  /** The person closes the player. */
  close(): void {
    this.stop();
    if (this.opener instanceof HTMLElement) this.opener.focus({ preventScroll: true });
  }
}
