import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PageHeading } from '@voicekeep/shared/ui';
import { adminTexts } from '../texts/admin-texts';

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
  protected readonly t = adminTexts();
}
