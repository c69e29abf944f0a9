import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatCount, Icon, Waits } from '@voicekeep/shared/ui';

/** How many calls are chosen, and what can be done with them. */
@Component({
  selector: 'vk-selection-bar',
  imports: [Icon, MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div role="group" aria-label="Selected calls" [class.open]="count() > 0">
    <p role="status">{{ words() }}</p>
    @if (count() > 0) {
      @if (offersAll()) {
        <button matButton type="button" (click)="allAsked.emit()">{{ allWords() }}</button>
      }
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="downloadAsked.emit()">
        <vk-icon name="download" />Download
      </button>
      @if (!isAll()) {
        <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="holdAsked.emit()">
          <vk-icon name="lock" />Hold
        </button>
      }
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="deletionAsked.emit()">
        <vk-icon name="delete" />Delete
      </button>
      <button matButton type="button" (click)="cleared.emit()">Clear selection</button>
    }
  </div>`,
  styles: `
    :host {
      position: sticky;
      inset-block-start: 0;
      z-index: 1;
    }
    .open {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      padding: 6px 12px;
      margin-block-end: 8px;
      border: 1px solid var(--vk-line);
      border-radius: 8px;
      background: var(--mat-sys-secondary-container);
      color: var(--mat-sys-on-secondary-container);
    }
    .open p {
      margin-inline-end: auto;
    }
  `,
})
export class SelectionBar {
  /** Of the calls shown. */
  readonly count = input.required<number>();
  readonly isEveryShown = input(false);
  readonly hasMore = input(false);
  /** Whether all that match are chosen, those not shown among them. */
  readonly isAll = input(false);
  readonly isFiltered = input(false);
  /** Whether all that match can be chosen at all: what only opened notes tell cannot choose what is deleted. */
  readonly mayChooseAll = input(true);
  readonly isBusy = input(false);
  readonly allAsked = output();
  readonly downloadAsked = output();
  readonly holdAsked = output();
  readonly deletionAsked = output();
  readonly cleared = output();

  protected readonly offersAll = computed(
    () => this.mayChooseAll() && this.isEveryShown() && this.hasMore() && !this.isAll(),
  );
  protected readonly allWords = computed(() =>
    this.isFiltered() ? 'Select all that match the filters' : 'Select all calls',
  );
  protected readonly words = computed(() => {
    if (this.count() === 0) return '';
    if (!this.isAll()) return `${formatCount(this.count())} selected`;
    return this.isFiltered() ? 'All calls that match the filters are selected' : 'All calls are selected';
  });
}
