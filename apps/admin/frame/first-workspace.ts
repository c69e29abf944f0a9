import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { PageHeading, ProblemNote, toApiProblem } from '@voicekeep/shared/ui';
import { Session } from '../session/session';
import { frameTexts } from '../texts/frame-texts';

/** Names a new workspace; shown first of all when there is none. */
@Component({
  selector: 'app-first-workspace',
  imports: [MatButton, MatFormFieldModule, MatInput, PageHeading, ProblemNote],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div class="vk-page vk-narrow">
    @if (mayCreate()) {
      <vk-page-heading
        [title]="t(isFirst() ? 'workspace.first' : 'workspace.another')"
        [words]="t('workspace.words')"
      />
      <form class="vk-group" (submit)="create($event, name.value)">
        <div class="vk-fields">
          <mat-form-field appearance="outline">
            <mat-label>{{ t('workspace.name') }}</mat-label>
            <input #name matInput autocomplete="organization" />
          </mat-form-field>
        </div>
        <vk-problem-note [sentence]="problem()" />
        <div class="vk-actions">
          <button matButton="filled" type="submit">{{ t('workspace.create') }}</button>
          @if (!isFirst()) {
            <button matButton type="button" (click)="finished.emit()">{{ t('workspace.cancel') }}</button>
          }
        </div>
      </form>
    } @else {
      <vk-page-heading [title]="t('workspace.none')" [words]="t('workspace.none_words')" />
    }
  </div>`,
})
export class FirstWorkspace {
  readonly isFirst = input.required<boolean>();
  readonly mayCreate = input.required<boolean>();
  readonly finished = output();

  private readonly session = inject(Session);
  protected readonly t = frameTexts();
  protected readonly problem = signal<string | null>(null);

  protected async create(event: Event, name: string): Promise<void> {
    event.preventDefault();
    try {
      await this.session.createWorkspace(name.trim());
      this.finished.emit();
    } catch (error) {
      this.problem.set(toApiProblem(error).message);
    }
  }
}
