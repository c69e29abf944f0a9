import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { adminTexts } from '../texts/admin-texts';
import { PeopleStore } from './people-store';

const text = () => new FormControl('', { nonNullable: true });

@Component({
  selector: 'app-add-person-form',
  imports: [MatButton, MatFormFieldModule, MatInput, MatSelectModule, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<form class="vk-group" [formGroup]="form" (ngSubmit)="add()">
    <h2>{{ t('person.heading') }}</h2>
    <p class="vk-quiet">{{ t('person.words') }}</p>
    <br />
    <div class="vk-fields">
      <mat-form-field appearance="outline">
        <mat-label>{{ t('people.email') }}</mat-label>
        <input matInput type="email" formControlName="email" autocomplete="off" />
      </mat-form-field>
      <mat-form-field appearance="outline">
        <mat-label>{{ t('people.name') }}</mat-label>
        <input matInput formControlName="displayName" autocomplete="off" />
      </mat-form-field>
      <mat-form-field appearance="outline">
        <mat-label>{{ t('people.role') }}</mat-label>
        <mat-select formControlName="role">
          <mat-option value="member">{{ t('person.member') }}</mat-option>
          <mat-option value="admin">{{ t('person.admin') }}</mat-option>
        </mat-select>
      </mat-form-field>
      <mat-form-field appearance="outline">
        <mat-label>{{ t('person.password') }}</mat-label>
        <input matInput type="password" formControlName="password" autocomplete="new-password" />
      </mat-form-field>
    </div>
    <button matButton="filled" type="submit">{{ t('person.add') }}</button>
  </form>`,
})
export class AddPersonForm {
  private readonly store = inject(PeopleStore);
  protected readonly t = adminTexts();
  protected readonly form = new FormGroup({
    email: text(),
    displayName: text(),
    role: new FormControl<'admin' | 'member'>('member', { nonNullable: true }),
    password: text(),
  });

  protected async add(): Promise<void> {
    const { email, displayName, role, password } = this.form.getRawValue();
    const added = await this.store.add({
      email: email.trim(),
      role,
      ...(displayName.trim() ? { displayName: displayName.trim() } : {}),
      ...(password ? { password } : {}),
    });
    if (added) this.form.reset();
  }
}
