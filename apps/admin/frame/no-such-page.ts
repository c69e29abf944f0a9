import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PageHeading } from '@voicekeep/shared/ui';
import { frameTexts } from '../texts/frame-texts';

@Component({
  selector: 'app-no-such-page',
  imports: [MatButton, PageHeading, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page">
    <vk-page-heading [title]="t('missing.heading')" [words]="t('missing.words')" />
    <a matButton="outlined" routerLink="/calls">{{ t('missing.go') }}</a>
  </div>`,
})
export class NoSuchPage {
  protected readonly t = frameTexts();
}
