import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { toObservable, toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { type FieldErrors, toApiProblem } from '@voicekeep/shared/ui';
import { combineLatest, debounceTime, from, map, type Observable, of, startWith, switchMap } from 'rxjs';
import { catchError } from 'rxjs/operators';
import { StorageClient } from './storage-client';
import type { StorageForm } from './storage-form';
import { storageTexts } from './texts/say-storage';

/** Typing goes on for less than this between two letters. */
const PAUSE_MS = 250;

interface Preview {
  readonly key: string | null;
  readonly words: string;
}

const EXAMPLES = { recording: 'folders.newest', 'made-up': 'folders.example' } as const;

/** The folders below the prefix, and where by them a real recording would lie. */
@Component({
  selector: 'vk-key-template-field',
  imports: [MatFormFieldModule, MatInput, ReactiveFormsModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<ng-container [formGroup]="form()">
    <mat-form-field appearance="outline">
      <mat-label>{{ t('folders.name') }}</mat-label>
      <input
        matInput
        formControlName="keyTemplate"
        autocomplete="off"
        spellcheck="false"
        [placeholder]="standard"
        aria-describedby="vk-key-preview"
      />
      <mat-hint>{{ t('folders.hint', { placeholders, standard }) }}</mat-hint>
      <mat-error>{{ errors()['keyTemplate'] }}</mat-error>
    </mat-form-field>
    <div id="vk-key-preview" class="preview" aria-live="polite">
      @if (preview(); as shown) {
        @if (shown.key) {
          <code>{{ shown.key }}</code>
        }
        <p [class]="shown.key ? 'vk-quiet' : 'vk-bad'">{{ shown.words }}</p>
      }
    </div>
  </ng-container>`,
  styles: `
    :host {
      display: block;
    }
    mat-form-field {
      inline-size: 100%;
    }
    .preview {
      min-block-size: 44px;
      margin: 4px 0 12px;
    }
    code {
      overflow-wrap: anywhere;
    }
    p {
      margin: 2px 0 0;
    }
  `,
})
export class KeyTemplateField {
  private readonly client = inject(StorageClient);
  readonly form = input.required<StorageForm>();
  readonly errors = input<FieldErrors>({});
  protected readonly t = storageTexts();
  protected readonly standard = '{workspaceId}/{yyyy}/{mm}/{dd}';
  protected readonly placeholders = '{workspaceId}, {yyyy}, {mm}, {dd}, {kind}';
  protected readonly preview = toSignal(
    toObservable(this.form).pipe(
      switchMap((form) => fieldsOf(form)),
      switchMap((fields) => this.previewOf(fields)),
    ),
    { initialValue: null },
  );

  private previewOf(fields: { prefix: string; keyTemplate: string }): Observable<Preview | null> {
    const asked = this.client.keyPreview({
      prefix: fields.prefix.trim(),
      keyTemplate: fields.keyTemplate.trim() || null,
    });
    return from(asked).pipe(
      map(({ key, example }) => ({ key, words: this.t(EXAMPLES[example]) })),
      catchError((error: unknown) => of({ key: null, words: toApiProblem(error).message })),
    );
  }
}

const fieldsOf = ({ controls }: StorageForm): Observable<{ prefix: string; keyTemplate: string }> =>
  combineLatest({
    prefix: controls.prefix.valueChanges.pipe(startWith(controls.prefix.value)),
    keyTemplate: controls.keyTemplate.valueChanges.pipe(startWith(controls.keyTemplate.value)),
  }).pipe(debounceTime(PAUSE_MS));
