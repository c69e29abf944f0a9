import { ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';

/** Puts a text on the clipboard and says so on itself. */
@Component({
  selector: 'vk-copy-button',
  imports: [MatButtonModule],
  template: `
    <button matButton type="button" (click)="copy()">{{ label() }}</button>
    <span role="status">{{ outcome() }}</span>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input('Copy');

  protected readonly outcome = signal('');

  protected async copy(): Promise<void> {
    this.outcome.set((await copyText(this.text())) ? 'Copied' : 'The browser refused; select and copy by hand');
  }
}

/** False when the browser refuses, as it does outside https and loopback. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
