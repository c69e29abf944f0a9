import { ChangeDetectionStrategy, Component, computed, input, linkedSignal } from '@angular/core';
import { toSignal, toObservable } from '@angular/core/rxjs-interop';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatSelectModule } from '@angular/material/select';
import { STORAGE_PROVIDERS, providerOf } from '@voicekeep/shared/contracts';
import { startWith, switchMap } from 'rxjs';
import { PROVIDER_NAMES, PROVIDER_NOTES } from './provider-words';
import type { StorageForm } from './storage-form';
import { storageTexts } from './texts/say-storage';

/** Chooses the kind of store: fills in address, region and address style, and says what is known of it. */
@Component({
  selector: 'vk-provider-field',
  imports: [MatFormFieldModule, MatSelectModule],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<mat-form-field appearance="outline">
      <mat-label>{{ t('store.name') }}</mat-label>
      <mat-select [value]="chosen()" [disabled]="form().disabled" (selectionChange)="fill($event.value)">
        @for (provider of providers; track provider.id) {
          <mat-option [value]="provider.id">{{ provider.name }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
    <ul class="vk-quiet">
      @for (note of notes(); track note) {
        <li>{{ t(note) }}</li>
      }
    </ul>`,
  styles: `
    :host {
      display: block;
    }
    mat-form-field {
      inline-size: min(100%, 408px);
    }
    ul {
      margin: 8px 0 16px;
      padding-inline-start: 20px;
    }
  `,
})
export class ProviderField {
  readonly form = input.required<StorageForm>();
  protected readonly t = storageTexts();
  protected readonly providers = STORAGE_PROVIDERS.map(({ id, name }) => {
    const named = PROVIDER_NAMES[id];
    return { id, name: named ? this.t(named) : name };
  });
  private readonly endpoint = toSignal(
    toObservable(this.form).pipe(
      switchMap(({ controls }) => controls.endpoint.valueChanges.pipe(startWith(controls.endpoint.value))),
    ),
    { initialValue: '' },
  );
  /** As the address says, until somebody chooses. */
  protected readonly chosen = linkedSignal(() => providerOf(this.endpoint()));
  protected readonly notes = computed(() => PROVIDER_NOTES[this.chosen()] ?? []);

  protected fill(id: string): void {
    const provider = STORAGE_PROVIDERS.find((one) => one.id === id);
    if (!provider) return;
    const { endpoint, region, forcePathStyle } = provider;
    const address = (endpoint ?? '').replace('{region}', region);
    this.form().patchValue({ endpoint: address, region, forcePathStyle });
    this.chosen.set(id);
  }
}
