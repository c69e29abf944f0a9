import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatCount, Waits } from '@voicekeep/shared/ui';
import { migrationTexts } from './texts/migration-texts';

export interface Pilot {
  limit: number;
  keepTwilioCopies: boolean;
}

const MOST = 10_000;

/** A run over the newest few, to see how it goes. */
@Component({
  selector: 'vk-pilot-fields',
  imports: [MatButton, Waits],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<details>
    <summary>{{ t('pilot.summary') }}</summary>
    <div class="fields">
      <label>
        {{ t('pilot.newest') }}
        <input
          #field
          type="number"
          min="1"
          [max]="most"
          [value]="limit()"
          (input)="limit.set(field.valueAsNumber)"
        />
      </label>
      <label class="vk-check">
        <input #keep type="checkbox" [checked]="keeps()" (change)="keeps.set(keep.checked)" />
        {{ t('pilot.keep') }}
      </label>
      <button
        matButton="outlined"
        type="button"
        [disabled]="!isValid()"
        [vkWaits]="isBusy()"
        (click)="piloted.emit({ limit: limit(), keepTwilioCopies: keeps() })"
      >
        {{ label() }}
      </button>
    </div>
  </details>`,
  styles: `
    summary {
      cursor: pointer;
      margin-block-start: 12px;
    }
    .fields {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
      margin-block-start: 8px;
    }
    input[type='number'] {
      width: 88px;
      font: inherit;
      padding: 6px 8px;
      border: 1px solid var(--mat-sys-outline);
      border-radius: 8px;
      background: transparent;
      color: inherit;
    }
  `,
})
export class PilotFields {
  readonly isBusy = input(false);
  readonly piloted = output<Pilot>();
  protected readonly t = migrationTexts();
  protected readonly most = MOST;
  protected readonly limit = signal(10);
  protected readonly keeps = signal(true);
  protected readonly isValid = computed(
    () => Number.isInteger(this.limit()) && this.limit() >= 1 && this.limit() <= MOST,
  );
  protected readonly label = computed(() =>
    this.isValid()
      ? this.t.count('pilot.move', this.limit())
      : this.t('pilot.range', { most: formatCount(MOST) }),
  );
}
