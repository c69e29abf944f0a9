import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PendingDeletion } from '@voicekeep/shared/contracts';
import { formatWhen, Icon, Waits } from '@voicekeep/shared/ui';
import { callsOf } from './deletion-question';

const SHOWN = 3;

/** Deletions that can still be taken back, the newest first. */
@Component({
  selector: 'vk-undo-bar',
  imports: [Icon, MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div role="status">
    @for (order of orders(); track order.jobId) {
      <div class="vk-note">
        <vk-icon name="delete" />
        <p>
          {{ order.words }} <span class="vk-quiet">{{ order.until }}</span>
        </p>
        <button
          matButton
          type="button"
          [attr.aria-label]="'Undo: ' + order.words"
          [vkWaits]="isBusy()"
          (click)="undone.emit(order.jobId)"
        >
          Undo
        </button>
      </div>
    }
  </div>`,
})
export class UndoBar {
  readonly pending = input.required<readonly PendingDeletion[]>();
  readonly isBusy = input(false);
  /** With the job of the deletion. */
  readonly undone = output<string>();

  protected readonly orders = computed(() =>
    this.pending()
      .slice(0, SHOWN)
      .map(({ jobId, callLogs, undoUntil }) => ({
        jobId,
        words: `${callsOf(callLogs)} deleted.`,
        until: `Can be undone until ${formatWhen(undoUntil)}.`,
      })),
  );
}
