import { Clipboard } from '@angular/cdk/clipboard';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import { uiTexts } from '../texts/ui-texts';

/** Copies a text and says that it did. */
@Component({
  selector: 'vk-copy-button',
  imports: [Icon, MatButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button matButton type="button" [attr.aria-label]="label()" (click)="copy()">
    <vk-icon [name]="isCopied() ? 'check_circle' : 'content_copy'" />
    <span aria-live="polite">{{ isCopied() ? ui('copy.done') : (short() ?? ui('copy.short')) }}</span>
  </button>`,
})
export class CopyButton {
  readonly text = input.required<string>();
  /** The full name, such as "Copy recording webhook". */
  readonly label = input.required<string>();
  readonly short = input<string>();

  private readonly clipboard = inject(Clipboard);
  protected readonly ui = uiTexts();
  protected readonly isCopied = signal(false);

  protected copy(): void {
    if (!this.clipboard.copy(this.text())) return;
    this.isCopied.set(true);
    setTimeout(() => this.isCopied.set(false), 2000);
  }
}
