import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import type { ApiKeyScope } from '@voicekeep/shared/contracts';
import { adminTexts } from '../texts/admin-texts';
import { ApiKeysStore } from './api-keys-store';

@Component({
  selector: 'app-new-key-form',
  imports: [MatButton, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="vk-group" [formGroup]="form" (ngSubmit)="create()">
    <div class="vk-fields">
      <mat-form-field appearance="outline">
        <mat-label>{{ t('key.name') }}</mat-label>
        <input matInput formControlName="name" autocomplete="off" />
        <mat-hint>{{ t('key.name_hint') }}</mat-hint>
      </mat-form-field>
      <mat-form-field appearance="outline">
        <mat-label>{{ t('keys.rights') }}</mat-label>
        <mat-select formControlName="scope">
          <mat-option value="read">{{ t('keys.read') }}</mat-option>
          <mat-option value="write">{{ t('keys.write') }}</mat-option>
        </mat-select>
      </mat-form-field>
    </div>
    <div class="vk-actions">
      <button matButton="filled" type="submit">{{ t('key.create') }}</button>
    </div>
  </form>`,
})
export class NewKeyForm {
  private readonly store = inject(ApiKeysStore);
  protected readonly t = adminTexts();
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true }),
    scope: new FormControl<ApiKeyScope>('read', { nonNullable: true }),
  });

  protected async create(): Promise<void> {
    const { name, scope } = this.form.getRawValue();
    const scopes: readonly ApiKeyScope[] = scope === 'write' ? ['read', 'write'] : ['read'];
    if (await this.store.create(name.trim(), scopes)) this.form.reset();
  }
}
