import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Waits } from '../focus/waits';
import { uiTexts } from '../texts/ui-texts';

/** Below a list that goes on. */
@Component({
  selector: 'vk-load-more',
  imports: [MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<button matButton="outlined" type="button" [vkWaits]="isLoading()" (click)="asked.emit()">
    {{ ui('list.more') }}
  </button>`,
  styles: `
    :host {
      display: block;
      text-align: center;
      padding-block: 16px;
    }
  `,
})
export class LoadMore {
  protected readonly ui = uiTexts();
  readonly isLoading = input(false);
  readonly asked = output();
}
