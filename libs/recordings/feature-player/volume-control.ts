import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { Icon } from '@voicekeep/shared/ui';
import { playerTexts } from './texts/player-texts';

/** How loud it is, from 0 to 1, and whether it is heard at all. */
@Component({
  selector: 'vk-volume-control',
  imports: [Icon, MatIconButton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button
      matIconButton
      type="button"
      [attr.aria-label]="isMuted() ? t('volume.unmute') : t('volume.mute')"
      [title]="isMuted() ? t('volume.unmute') : t('volume.mute')"
      (click)="muteToggled.emit()"
    >
      <vk-icon [name]="isMuted() ? 'volume_off' : 'volume_up'" />
    </button>
    <input
      #slider
      type="range"
      [attr.aria-label]="t('volume.name')"
      min="0"
      max="1"
      step="0.05"
      [value]="heard()"
      [attr.aria-valuetext]="words()"
      (input)="volumeChosen.emit(slider.valueAsNumber)"
    />`,
  styles: `
    :host {
      display: flex;
      align-items: center;
    }
    input {
      inline-size: 76px;
      margin: 0;
      accent-color: var(--mat-sys-primary);
    }
  `,
})
export class VolumeControl {
  readonly volume = input.required<number>();
  readonly isMuted = input.required<boolean>();
  readonly volumeChosen = output<number>();
  readonly muteToggled = output();

  protected readonly t = playerTexts();
  protected readonly heard = computed(() => (this.isMuted() ? 0 : this.volume()));
  protected readonly words = computed(() =>
    this.isMuted()
      ? this.t('volume.muted')
      : this.t('volume.percent', { percent: Math.round(this.volume() * 100) }),
  );
}
