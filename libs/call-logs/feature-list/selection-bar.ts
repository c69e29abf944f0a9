import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon, Waits } from '@voicekeep/shared/ui';
import { callsTexts } from './texts/calls-texts';

/** How many calls are chosen, and what can be done with them. */
@Component({
  selector: 'vk-selection-bar',
  imports: [Icon, MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div role="group" [attr.aria-label]="t('selected.group')" [class.open]="count() > 0">
    <p role="status">{{ words() }}</p>
    @if (count() > 0) {
      @if (offersAll()) {
        <button matButton type="button" (click)="allAsked.emit()">{{ allWords() }}</button>
      }
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="downloadAsked.emit()">
        <vk-icon name="download" />{{ t('selected.download') }}
      </button>
      @if (!isAll()) {
        <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="holdAsked.emit()">
          <vk-icon name="lock" />{{ t('selected.hold') }}
        </button>
      }
      <button matButton="outlined" type="button" [vkWaits]="isBusy()" (click)="deletionAsked.emit()">
        <vk-icon name="delete" />{{ t('selected.delete') }}
      </button>
      <button matButton type="button" (click)="cleared.emit()">{{ t('selected.clear') }}</button>
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

  protected readonly t = callsTexts();
  protected readonly offersAll = computed(
    () => this.mayChooseAll() && this.isEveryShown() && this.hasMore() && !this.isAll(),
  );
  protected readonly allWords = computed(() => this.t(this.isFiltered() ? 'select.matching' : 'select.all'));
  protected readonly words = computed(() => {
    if (this.count() === 0) return '';
    if (!this.isAll()) return this.t.count('selected', this.count());
    return this.t(this.isFiltered() ? 'selected.matching' : 'selected.all');
  });
}
