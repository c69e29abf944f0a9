import { DOCUMENT, NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { forEachWorkspace } from '../client/for-each-workspace';
import { momentIn } from './moment-link';
import { Playing } from './playing';

/**
 * The place of the player at the foot of a page, last in a `vk-with-player` host. It opens with what the
 * address asks to play.
 */
@Component({
  selector: 'vk-player-place',
  imports: [NgComponentOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@if (playing.call() && playing.player(); as component) {
    <ng-container *ngComponentOutlet="component; inputs: inputs()" />
  }`,
  styles: `
    :host {
      display: block;
      margin-block-start: auto;
      position: sticky;
      inset-block-end: var(--vk-dock-offset, 0);
      z-index: 2;
    }
  `,
})
export class PlayerPlace {
  protected readonly playing = inject(Playing);
  protected readonly inputs = computed(() => ({
    call: this.playing.call(),
    closed: () => this.playing.close(),
  }));

  constructor() {
    let asked = momentIn(inject(DOCUMENT).location.href);
    forEachWorkspace(() => {
      // Whoever chooses another workspace has left what the address named.
      if (asked) void this.playing.play(asked);
      asked = null;
    });
  }
}
