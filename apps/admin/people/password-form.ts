import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ProblemNote } from '@voicekeep/shared/ui';
import { adminTexts } from '../texts/admin-texts';
import { PeopleStore } from './people-store';

@Component({
  selector: 'app-password-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ProblemNote, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="vk-group" [formGroup]="form" (ngSubmit)="change()">
    <h2>{{ t('password.heading') }}</h2>
    <p class="vk-quiet">{{ t('password.words') }}</p>
    <br />
    <div class="vk-fields">
      <mat-form-field appearance="outline">
        <mat-label>{{ t('password.current') }}</mat-label>
        <input matInput type="password" formControlName="currentPassword" autocomplete="current-password" />
      </mat-form-field>
      <mat-form-field appearance="outline">
        <mat-label>{{ t('password.new') }}</mat-label>
        <input matInput type="password" formControlName="newPassword" autocomplete="new-password" />
      </mat-form-field>
    </div>
    <vk-problem-note [sentence]="store.passwordProblem()" />
    <div class="vk-actions">
      <button matButton="outlined" type="submit">{{ t('password.change') }}</button>
      <span role="status" class="vk-quiet">{{ isChanged() ? t('password.changed') : '' }}</span>
    </div>
  </form>`,
})
export class PasswordForm {
  protected readonly store = inject(PeopleStore);
  protected readonly t = adminTexts();
  protected readonly isChanged = signal(false);
  protected readonly form = new FormGroup({
    currentPassword: new FormControl('', { nonNullable: true }),
    newPassword: new FormControl('', { nonNullable: true }),
  });

  protected async change(): Promise<void> {
    this.isChanged.set(await this.store.changePassword(this.form.getRawValue()));
    if (this.isChanged()) this.form.reset();
  }
}
