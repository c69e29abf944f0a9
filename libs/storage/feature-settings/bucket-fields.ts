import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { FieldErrors } from '@voicekeep/shared/ui';
import { startWith, switchMap } from 'rxjs';
import type { StorageForm } from './storage-form';
import { storageTexts } from './texts/say-storage';

@Component({
  selector: 'vk-bucket-fields',
  imports: [MatFormFieldModule, MatInput, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-fields" [formGroup]="form()">
    <mat-form-field appearance="outline">
      <mat-label>{{ t('bucket.name') }}</mat-label>
      <input matInput formControlName="bucket" autocomplete="off" spellcheck="false" />
      <mat-error>{{ errors()['bucket'] }}</mat-error>
    </mat-form-field>
    <mat-form-field appearance="outline">
      <mat-label>{{ t('region.name') }}</mat-label>
      <input matInput formControlName="region" autocomplete="off" spellcheck="false" />
      <mat-hint>{{ t('region.hint') }}</mat-hint>
      <mat-error>{{ errors()['region'] }}</mat-error>
    </mat-form-field>
    @if (isKeyless()) {
      <p class="vk-quiet whole">{{ t('keyless.words') }}</p>
    } @else {
      <mat-form-field appearance="outline">
        <mat-label>{{ t('id.name') }}</mat-label>
        <input matInput formControlName="accessKeyId" autocomplete="off" spellcheck="false" />
        <mat-error>{{ errors()['accessKeyId'] }}</mat-error>
      </mat-form-field>
      <mat-form-field appearance="outline">
        <mat-label>{{ t('secret.name') }}</mat-label>
        <input matInput type="password" formControlName="secretAccessKey" autocomplete="new-password" />
        @if (hasSecret()) {
          <mat-hint>{{ t('secret.hint') }}</mat-hint>
        }
        <mat-error>{{ errors()['secretAccessKey'] }}</mat-error>
      </mat-form-field>
    }
    @if (keylessAllowed() || isKeyless()) {
      <label class="vk-check whole"
        ><input type="checkbox" formControlName="keyless" />{{ t('keyless.name') }}</label
      >
    }
    <mat-form-field appearance="outline">
      <mat-label>{{ t('endpoint.name') }}</mat-label>
      <input matInput formControlName="endpoint" autocomplete="off" spellcheck="false" inputmode="url" />
      <mat-hint>{{ t('endpoint.hint') }}</mat-hint>
      <mat-error>{{ errors()['endpoint'] }}</mat-error>
    </mat-form-field>
    <mat-form-field appearance="outline">
      <mat-label>{{ t('prefix.name') }}</mat-label>
      <input matInput formControlName="prefix" autocomplete="off" spellcheck="false" />
      <mat-hint>{{ t('prefix.hint') }}</mat-hint>
      <mat-error>{{ errors()['prefix'] }}</mat-error>
    </mat-form-field>
  </div>`,
  styles: `
    .whole {
      grid-column: 1 / -1;
      margin: 0 0 12px;
    }
  `,
})
export class BucketFields {
  readonly form = input.required<StorageForm>();
  readonly hasSecret = input(false);
  readonly keylessAllowed = input(false);
  readonly errors = input<FieldErrors>({});
  protected readonly t = storageTexts();
  protected readonly isKeyless = toSignal(
    toObservable(this.form).pipe(
      switchMap(({ controls }) => controls.keyless.valueChanges.pipe(startWith(controls.keyless.value))),
    ),
    { initialValue: false },
  );
}
