import { ChangeDetectionStrategy, Component } from '@angular/core';

const KEYS: readonly { readonly keys: readonly string[]; readonly words: string }[] = [
  { keys: ['Space'], words: 'play or pause' },
  { keys: ['J', '←'], words: 'back 10 seconds' },
  { keys: ['L', '→'], words: 'forward 10 seconds' },
  { keys: [','], words: 'slower' },
  { keys: ['.'], words: 'faster' },
  { keys: ['M'], words: 'mute' },
  { keys: ['?'], words: 'these keys' },
];

/** What the keyboard does while the player is open. */
@Component({
  selector: 'vk-key-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ul aria-label="Keys of the player">
    @for (row of rows; track row.words) {
      <li>
        @for (key of row.keys; track key; let isFirst = $first) {
          {{ isFirst ? '' : 'or' }} <kbd>{{ key }}</kbd>
        }
        {{ row.words }}
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
  protected readonly rows = KEYS;
}
