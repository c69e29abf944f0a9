import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { callsTexts } from '../texts/calls-texts';

/** What the keys do in the list, on demand. Above it: the end of a list that reads on moves away. */
@Component({
  selector: 'vk-key-notes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<details>
    <summary>{{ t('keys.title') }}</summary>
    <p class="vk-quiet">
      {{ t('keys.row') }} <kbd>↑</kbd> <kbd>↓</kbd> {{ t('keys.move') }} <kbd>{{ t('keys.enter') }}</kbd>
      {{ t('keys.open') }} <kbd>{{ t('keys.space') }}</kbd> {{ t('keys.play') }}
      @if (mayChange()) {
        <kbd>X</kbd> {{ t('keys.choose') }} <kbd>{{ t('keys.delete') }}</kbd> {{ t('keys.remove') }}
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
  protected readonly t = callsTexts();
}
