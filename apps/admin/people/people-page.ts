import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  EmptyNote,
  forEachWorkspace,
  LoadingRows,
  PageHeading,
  ProblemNote,
  ScrollArea,
  VOICEKEEP_CONTEXT,
} from '@voicekeep/shared/ui';
import { AddPersonForm } from './add-person-form';
import { PasswordForm } from './password-form';
import { PeopleStore } from './people-store';

@Component({
  selector: 'app-people-page',
  imports: [
    AddPersonForm,
    EmptyNote,
    LoadingRows,
    MatButton,
    PageHeading,
    PasswordForm,
    ProblemNote,
    ScrollArea,
  ],
  providers: [PeopleStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page vk-narrow">
    <vk-page-heading title="People" words="Who may see this workspace, and who may change it." />
    <vk-problem-note [sentence]="store.problem()" />
    @if (store.people()?.length === 0) {
      <vk-empty-note
        icon="group"
        heading="Nobody was added to this workspace yet"
        words="Administrators of the whole installation see it too and are not listed here."
      />
    } @else if (store.people(); as people) {
      <div class="vk-table-frame" vkScrollArea="People of this workspace">
        <table class="vk-table">
          <caption class="vk-unseen">
            People of this workspace
          </caption>
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col">Email</th>
              <th scope="col">Role</th>
              <th scope="col">State</th>
              <th scope="col"><span class="vk-unseen">Change</span></th>
            </tr>
          </thead>
          <tbody>
            @for (person of people; track person.userId) {
              <tr>
                <td>{{ person.displayName }}</td>
                <td>{{ person.email }}</td>
                <td>{{ person.role === 'admin' ? 'Administrator' : 'Member' }}</td>
                <td>{{ person.disabled ? 'Disabled' : 'Active' }}</td>
                <td>
                  @if (mayAdminister()) {
                    <button
                      matButton
                      type="button"
                      [attr.aria-label]="(person.disabled ? 'Enable ' : 'Disable ') + person.displayName"
                      (click)="store.change(person.userId, { disabled: !person.disabled })"
                    >
                      {{ person.disabled ? 'Enable' : 'Disable' }}
                    </button>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else if (!store.problem()) {
      <vk-loading-rows />
    }
    <br />
    @if (mayAdminister()) {
      <app-add-person-form />
    }
    <app-password-form />
  </div>`,
})
export class PeoplePage {
  protected readonly store = inject(PeopleStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;

  constructor() {
    forEachWorkspace(() => void this.store.load());
  }
}
