import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { Icon } from '@voicekeep/shared/ui';
import { playerTexts } from './texts/player-texts';

/** One button for each lane of the outline; who speaks in which is not known. */
@Component({
  selector: 'vk-lane-buttons',
  imports: [Icon],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `@for (channel of channels; track channel) {
    <button
      type="button"
      [attr.aria-label]="t('lane.mute', { channel: channel + 1 })"
      [attr.aria-pressed]="muted().has(channel)"
      [title]="t(muted().has(channel) ? 'lane.unmute' : 'lane.mute', { channel: channel + 1 })"
      (click)="toggled.emit(channel)"
    >
      <vk-icon [name]="muted().has(channel) ? 'volume_off' : 'volume_up'" />
      <span
        ><span class="word">{{ t('lane.channel') }} </span>{{ channel + 1 }}</span
      >
    </button>
  }`,
  styles: `
    :host {
      display: grid;
      grid-auto-rows: 24px;
      flex: none;
    }
    button {
      display: flex;
      align-items: center;
      gap: 4px;
      min-inline-size: 40px;
      padding: 0 6px;
      border: 0;
      border-radius: 6px;
      background: none;
      color: var(--mat-sys-on-surface-variant);
      font: inherit;
      font-size: 12px;
      cursor: pointer;
      --vk-icon-size: 16px;
    }
    button:hover {
      background: var(--mat-sys-surface-container);
    }
    button[aria-pressed='true'] {
      color: var(--mat-sys-on-surface);
      font-weight: 600;
    }
    button:focus-visible {
      outline: 2px solid var(--mat-sys-primary);
      outline-offset: -2px;
    }
    @container (max-width: 599px) {
      .word {
        display: none;
      }
    }
  `,
})
export class LaneButtons {
  /** Their numbers, from 0. */
  readonly muted = input.required<ReadonlySet<number>>();
  readonly toggled = output<number>();
  protected readonly t = playerTexts();
  protected readonly channels = [0, 1];
}
