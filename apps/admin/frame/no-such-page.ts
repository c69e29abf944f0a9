import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { PageHeading } from '@voicekeep/shared/ui';

@Component({
  selector: 'app-no-such-page',
  imports: [MatButton, PageHeading, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page">
    <vk-page-heading title="There is no page at this address" words="It may have moved." />
    <a matButton="outlined" routerLink="/calls">Go to calls</a>
  </div>`,
})
export class NoSuchPage {}
