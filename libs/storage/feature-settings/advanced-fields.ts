import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { StorageForm } from './storage-form';

@Component({
  selector: 'vk-advanced-fields',
  imports: [MatCheckbox, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './advanced-fields.html',
})
export class AdvancedFields {
  readonly form = input.required<StorageForm>();
}
