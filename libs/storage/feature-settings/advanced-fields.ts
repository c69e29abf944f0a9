import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { FieldErrors } from '@voicekeep/shared/ui';
import type { StorageForm } from './storage-form';

const FIELDS = ['kmsKeyId', 'publicEndpoint', 'caCertificate', 'externalPrefix'];

@Component({
  selector: 'vk-advanced-fields',
  imports: [MatCheckbox, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './advanced-fields.html',
})
export class AdvancedFields {
  readonly form = input.required<StorageForm>();
  readonly errors = input<FieldErrors>({});
  /** Unfolds when the API refused something in here, so that it is seen. */
  protected readonly isRefused = computed(() => FIELDS.some((name) => name in this.errors()));
}
