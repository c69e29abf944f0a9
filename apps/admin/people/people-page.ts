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
import { adminTexts } from '../texts/admin-texts';
import { frameTexts } from '../texts/frame-texts';
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
    <vk-page-heading [title]="frame('page.people')" [words]="t('people.words')" />
    <vk-problem-note [sentence]="store.problem()" />
    @if (store.people()?.length === 0) {
      <vk-empty-note icon="group" [heading]="t('people.empty')" [words]="t('people.empty_words')" />
    } @else if (store.people(); as people) {
      <div class="vk-table-frame" [vkScrollArea]="t('people.table')">
        <table class="vk-table">
          <caption class="vk-unseen">
            {{
              t('people.table')
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ t('people.name') }}</th>
              <th scope="col">{{ t('people.email') }}</th>
              <th scope="col">{{ t('people.role') }}</th>
              <th scope="col">{{ t('people.state') }}</th>
              <th scope="col">
                <span class="vk-unseen">{{ t('people.change') }}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            @for (person of people; track person.userId) {
              <tr>
                <td>{{ person.displayName }}</td>
                <td>{{ person.email }}</td>
                <td>{{ t(person.role === 'admin' ? 'people.admin' : 'people.member') }}</td>
                <td>{{ t(person.disabled ? 'people.disabled' : 'people.active') }}</td>
                <td>
                  @if (mayAdminister()) {
                    <button
                      matButton
                      type="button"
                      [attr.aria-label]="
                        t(person.disabled ? 'people.enable_one' : 'people.disable_one', {
                          name: person.displayName,
                        })
                      "
                      (click)="store.change(person.userId, { disabled: !person.disabled })"
                    >
                      {{ t(person.disabled ? 'people.enable' : 'people.disable') }}
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
  protected readonly t = adminTexts();
  protected readonly frame = frameTexts();
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;

  constructor() {
    forEachWorkspace(() => void this.store.load());
  }
}
