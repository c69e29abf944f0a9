import { Clipboard } from '@angular/cdk/clipboard';
import { DOCUMENT } from '@angular/common';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon, linkToMoment, VOICEKEEP_CONTEXT } from '@voicekeep/shared/ui';
import { playerTexts } from './texts/player-texts';

const SAID_MS = 2000;

/** Copies the address of this page with the recording and the second at which it stands. */
@Component({
  selector: 'vk-moment-button',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button
    matButton
    type="button"
    class="text"
    [attr.aria-label]="t('moment.name')"
    [title]="t('moment.name')"
    (click)="copy()"
  >
    <vk-icon [name]="isCopied() ? 'check_circle' : 'link'" />
    <span [class.word]="!isCopied()" aria-live="polite">{{
      t(isCopied() ? 'moment.done' : 'moment.short')
    }}</span>
  </button>`,
  styleUrl: './text-button.css',
})
export class MomentButton {
  readonly recordingId = input.required<string>();
  readonly seconds = input.required<number>();

  protected readonly t = playerTexts();
  private readonly workspaceId = inject(VOICEKEEP_CONTEXT).workspaceId;
  private readonly clipboard = inject(Clipboard);
  private readonly document = inject(DOCUMENT);
  protected readonly isCopied = signal(false);

  protected copy(): void {
    const moment = { recordingId: this.recordingId(), atSeconds: this.seconds() };
    const link = linkToMoment(this.document.location.href, moment, this.workspaceId());
    if (!this.clipboard.copy(link)) return;
    this.isCopied.set(true);
    setTimeout(() => this.isCopied.set(false), SAID_MS);
  }
}
