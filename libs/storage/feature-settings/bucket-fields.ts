import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { FieldErrors } from '@voicekeep/shared/ui';
import { startWith, switchMap } from 'rxjs';
import type { StorageForm } from './storage-form';
import { TEXTS } from './storage-texts';

@Component({
  selector: 'vk-bucket-fields',
  imports: [MatCheckbox, MatFormFieldModule, MatInput, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-fields" [formGroup]="form()">
    <mat-form-field appearance="outline">
      <mat-label>Bucket</mat-label>
      <input matInput formControlName="bucket" autocomplete="off" spellcheck="false" />
      <mat-error>{{ errors()['bucket'] }}</mat-error>
    </mat-form-field>
    <mat-form-field appearance="outline">
      <mat-label>Region</mat-label>
      <input matInput formControlName="region" autocomplete="off" spellcheck="false" />
      <mat-hint>Must match the bucket, such as us-east-1</mat-hint>
      <mat-error>{{ errors()['region'] }}</mat-error>
    </mat-form-field>
    @if (isKeyless()) {
      <p class="vk-quiet whole">{{ texts.keyless }}</p>
    } @else {
      <mat-form-field appearance="outline">
        <mat-label>Access key ID</mat-label>
        <input matInput formControlName="accessKeyId" autocomplete="off" spellcheck="false" />
        <mat-error>{{ errors()['accessKeyId'] }}</mat-error>
      </mat-form-field>
      <mat-form-field appearance="outline">
        <mat-label>Secret access key</mat-label>
        <input matInput type="password" formControlName="secretAccessKey" autocomplete="new-password" />
        @if (hasSecret()) {
          <mat-hint>{{ texts.secretStored }}</mat-hint>
        }
        <mat-error>{{ errors()['secretAccessKey'] }}</mat-error>
      </mat-form-field>
    }
    @if (keylessAllowed() || isKeyless()) {
      <mat-checkbox class="whole" formControlName="keyless"
        >Without keys, by the server’s own AWS role</mat-checkbox
      >
    }
    <mat-form-field appearance="outline">
      <mat-label>Endpoint</mat-label>
      <input matInput formControlName="endpoint" autocomplete="off" spellcheck="false" inputmode="url" />
      <mat-hint>Empty for AWS; an address for MinIO, Spaces and others</mat-hint>
      <mat-error>{{ errors()['endpoint'] }}</mat-error>
    </mat-form-field>
    <mat-form-field appearance="outline">
      <mat-label>Prefix</mat-label>
      <input matInput formControlName="prefix" autocomplete="off" spellcheck="false" />
      <mat-hint>The folder in the bucket; may be empty</mat-hint>
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
  protected readonly texts = TEXTS;
  protected readonly isKeyless = toSignal(
    toObservable(this.form).pipe(
      switchMap(({ controls }) => controls.keyless.valueChanges.pipe(startWith(controls.keyless.value))),
    ),
    { initialValue: false },
  );
}
