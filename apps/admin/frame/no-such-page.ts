import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyNote } from '@voicekeep/shared/ui';

@Component({
  selector: 'app-no-such-page',
  imports: [EmptyNote, MatButton, RouterLink],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page">
    <vk-empty-note heading="There is no page at this address" words="It may have moved.">
      <a matButton="outlined" routerLink="/calls">Go to calls</a>
    </vk-empty-note>
  </div>`,
})
export class NoSuchPage {}
