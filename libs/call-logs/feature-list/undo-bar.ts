import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { PendingDeletion } from '@voicekeep/shared/contracts';
import { formatWhen, Icon, uiTexts, Waits } from '@voicekeep/shared/ui';
import { callDialogTexts } from './texts/call-dialog-texts';

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
          [attr.aria-label]="t('undo.name', { what: order.words })"
          [vkWaits]="isBusy()"
          (click)="undone.emit(order.jobId)"
        >
          {{ t('undo.action') }}
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

  protected readonly t = callDialogTexts();
  private readonly ui = uiTexts();
  protected readonly orders = computed(() =>
    this.pending()
      .slice(0, SHOWN)
      .map(({ jobId, callLogs, undoUntil }) => ({
        jobId,
        words: this.t.count('undo.deleted', callLogs),
        until: this.t('undo.until', { when: formatWhen(undoUntil, this.ui) }),
      })),
  );
}
