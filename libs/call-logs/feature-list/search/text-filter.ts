import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Refused } from './refused';

/** One field of a search that is typed; told when the person leaves it or presses Enter. */
@Component({
  selector: 'vk-text-filter',
  imports: [MatFormFieldModule, MatInput, Refused],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<mat-form-field appearance="outline" subscriptSizing="dynamic">
    <mat-label>{{ label() }}</mat-label>
    <input
      #field
      matInput
      type="search"
      autocomplete="off"
      [attr.inputmode]="inputmode()"
      [attr.maxlength]="maxlength()"
      [placeholder]="placeholder()"
      [vkRefused]="refused()"
      [value]="value() ?? ''"
      (change)="typed.emit(field.value.trim())"
      (keydown.enter)="typed.emit(field.value.trim())"
    />
    @if (hint(); as words) {
      <mat-hint>{{ words }}</mat-hint>
    }
    <mat-error>{{ refused() }}</mat-error>
  </mat-form-field>`,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
  `,
  host: { '[class.refused]': 'refused() !== undefined' },
})
export class TextFilter {
  readonly label = input.required<string>();
  readonly value = input.required<string | undefined>();
  readonly maxlength = input.required<number>();
  /** Why it cannot be searched for. */
  readonly refused = input<string>();
  readonly hint = input('');
  readonly placeholder = input('');
  readonly inputmode = input<'tel' | 'numeric'>();
  /** Without blanks around it; empty when it was cleared. */
  readonly typed = output<string>();
}
