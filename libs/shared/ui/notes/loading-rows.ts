import { ChangeDetectionStrategy, Component } from '@angular/core';

/** Grey rows that appear after 200 ms, so quick answers do not flicker. */
@Component({
  selector: 'vk-loading-rows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-skeleton" role="status" aria-label="Loading">
    @for (row of rows; track row) {
      <span></span>
    }
  </div>`,
})
export class LoadingRows {
  protected readonly rows = [1, 2, 3, 4, 5];
}
