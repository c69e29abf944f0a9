import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import type { Choice } from './search-words';

/** One field of a search that is chosen from a list, all of it at first. */
@Component({
  selector: 'vk-choice-filter',
  imports: [MatFormFieldModule, MatSelectModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<mat-form-field appearance="outline" subscriptSizing="dynamic">
    <mat-label>{{ label() }}</mat-label>
    <mat-select [value]="value() ?? ''" (valueChange)="chosen.emit($event || undefined)">
      <mat-option value="">{{ all() }}</mat-option>
      @for (choice of choices(); track choice.value) {
        <mat-option [value]="choice.value">{{ choice.words }}</mat-option>
      }
    </mat-select>
  </mat-form-field>`,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
  `,
})
export class ChoiceFilter<T extends string> {
  readonly label = input.required<string>();
  /** What stands for no choice, such as "All types". */
  readonly all = input.required<string>();
  readonly choices = input.required<readonly Choice<T>[]>();
  readonly value = input.required<T | undefined>();
  readonly chosen = output<T | undefined>();
}
