import { ChangeDetectionStrategy, Component } from '@angular/core';
import { uiTexts } from '../texts/ui-texts';

/** Grey rows that appear after 200 ms, so quick answers do not flicker. */
@Component({
  selector: 'vk-loading-rows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-skeleton" role="status" [attr.aria-label]="ui('list.loading')">
    @for (row of rows; track row) {
      <span></span>
    }
  </div>`,
})
export class LoadingRows {
  protected readonly ui = uiTexts();
  protected readonly rows = [1, 2, 3, 4, 5];
}
