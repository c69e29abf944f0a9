import { ChangeDetectionStrategy, Component } from '@angular/core';
import type { PlayerKey } from './texts/en';
import { playerTexts } from './texts/player-texts';

const KEYS: readonly { readonly keys: readonly string[]; readonly words: PlayerKey }[] = [
  { keys: [' '], words: 'keys.toggle' },
  { keys: ['J', '←'], words: 'keys.back' },
  { keys: ['L', '→'], words: 'keys.forward' },
  { keys: [','], words: 'keys.slower' },
  { keys: ['.'], words: 'keys.faster' },
  { keys: ['M'], words: 'keys.mute' },
  { keys: ['?'], words: 'keys.keys' },
];

/** What the keyboard does while the player is open. */
@Component({
  selector: 'vk-key-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul [attr.aria-label]="t('keys.title')">
    @for (row of rows; track row.words) {
      <li>
        @for (key of row.keys; track key; let isFirst = $first) {
          {{ isFirst ? '' : t('keys.or') }} <kbd>{{ key === ' ' ? t('keys.space') : key }}</kbd>
        }
        {{ t(row.words) }}
      </li>
    }
  </ul>`,
  styles: `
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
      margin: 0;
      padding: 4px 0 0;
      list-style: none;
      color: var(--mat-sys-on-surface-variant);
      font-size: 12px;
    }
    kbd {
      padding: 0 5px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 4px;
      font: inherit;
      color: var(--mat-sys-on-surface);
    }
  `,
})
export class KeyList {
  protected readonly t = playerTexts();
  protected readonly rows = KEYS;
}
