import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { FieldErrors } from '@voicekeep/shared/ui';
import { KeyTemplateField } from './key-template-field';
import type { StorageForm } from './storage-form';
import { storageTexts } from './texts/say-storage';

const FIELDS = ['keyTemplate', 'kmsKeyId', 'publicEndpoint', 'caCertificate', 'externalPrefix'];

@Component({
  selector: 'vk-advanced-fields',
  imports: [KeyTemplateField, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './advanced-fields.html',
})
export class AdvancedFields {
  readonly form = input.required<StorageForm>();
  readonly errors = input<FieldErrors>({});
  protected readonly t = storageTexts();
  /** Unfolds when the API refused something in here, so that it is seen. */
  protected readonly isRefused = computed(() => FIELDS.some((name) => name in this.errors()));
  /** The preview asks the API: not before somebody looks at it. */
  protected readonly isOpen = linkedSignal(() => this.isRefused());
}
