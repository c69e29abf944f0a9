import { Clipboard } from '@angular/cdk/clipboard';
import { NgComponentOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  signal,
  type Type,
  untracked,
} from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { StorageSettingsRequest } from '@voicekeep/shared/contracts';
import {
  CheckSteps,
  forEachWorkspace,
  Icon,
  LoadingRows,
  MIGRATION_SLOT,
  PageHeading,
  ProblemNote,
  VOICEKEEP_CONTEXT,
} from '@voicekeep/shared/ui';
import { AdvancedFields } from './advanced-fields';
import { BucketFields } from './bucket-fields';
import { DeletionSwitches } from './deletion-switches';
import { StorageClient } from './storage-client';
import { fillStorageForm, newStorageForm, toStorageRequest } from './storage-form';
import { StorageStore } from './storage-store';
import { TEXTS } from './storage-texts';

@Component({
  selector: 'vk-storage-page',
  imports: [
    AdvancedFields,
    BucketFields,
    CheckSteps,
    DeletionSwitches,
    Icon,
    LoadingRows,
    MatButton,
    MatSlideToggle,
    NgComponentOutlet,
    PageHeading,
    ProblemNote,
    ReactiveFormsModule,
  ],
  providers: [StorageClient, StorageStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './storage-page.html',
  styleUrl: './storage-page.css',
})
export class StoragePage {
  private readonly clipboard = inject(Clipboard);
  protected readonly store = inject(StorageStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly form = newStorageForm();
  protected readonly texts = TEXTS;
  protected readonly migration = signal<Type<unknown> | null>(null);
  protected readonly isPolicyCopied = signal(false);
  protected readonly isSuggested = computed(() => {
    const settings = this.store.settings();
    return settings !== null && !settings.configured && settings.suggestion !== null;
  });

  constructor() {
    forEachWorkspace(() => void this.load());
    effect(() => {
      const mayChange = this.mayAdminister();
      untracked(() => (mayChange ? this.form.enable() : this.form.disable()));
    });
    void inject(MIGRATION_SLOT, { optional: true })?.().then((type) => this.migration.set(type));
  }

  protected test(): void {
    void this.store.test(toStorageRequest(this.form, null));
  }

  protected async save(): Promise<void> {
    const request = toStorageRequest(this.form, this.store.settings()?.version ?? null);
    if (await this.store.save(request)) this.refill();
  }

  /** A deletion switch saves itself alone, whatever else stands unsaved in the form. */
  protected async saveSwitch(change: StorageSettingsRequest): Promise<void> {
    if (!(await this.store.save(change))) await this.store.load();
  }

  protected async copyPolicy(): Promise<void> {
    const { bucket, prefix } = this.form.getRawValue();
    const policy = await this.store.policy(bucket.trim(), prefix.trim());
    this.isPolicyCopied.set(policy !== null && this.clipboard.copy(policy));
  }

  private async load(): Promise<void> {
    await this.store.load();
    this.refill();
  }

  private refill(): void {
    const settings = this.store.settings();
    if (settings) fillStorageForm(this.form, settings);
  }
}
