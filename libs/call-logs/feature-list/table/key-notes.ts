import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** What the keys do in the list, on demand. Above it: the end of a list that reads on moves away. */
@Component({
  selector: 'vk-key-notes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<details>
    <summary>Keys</summary>
    <p class="vk-quiet">
      In a row of the list: <kbd>↑</kbd> <kbd>↓</kbd> go to another row, <kbd>Enter</kbd> shows where the
      recording is, <kbd>Space</kbd> plays it.
      @if (mayChange()) {
        <kbd>X</kbd> selects the call, <kbd>Delete</kbd> asks to delete it.
      }
    </p>
  </details>`,
  styles: `
    :host {
      display: block;
      font-size: 12px;
      line-height: 20px;
    }
    summary {
      inline-size: fit-content;
      min-block-size: 24px;
      color: var(--mat-sys-on-surface-variant);
    }
    kbd {
      padding: 0 5px;
      border: 1px solid var(--vk-line);
      border-radius: 4px;
      font: inherit;
    }
  `,
})
export class KeyNotes {
  readonly mayChange = input(false);
}
