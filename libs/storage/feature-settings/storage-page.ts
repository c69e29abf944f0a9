import { Clipboard } from '@angular/cdk/clipboard';
import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Type } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { StorageSettingsRequest } from '@voicekeep/shared/contracts';
import {
  CheckSteps,
  enableWhile,
  forEachWorkspace,
  Icon,
  LoadingRows,
  markFields,
  MIGRATION_SLOT,
  PageHeading,
  ProblemNote,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { AdvancedFields } from './advanced-fields';
import { BucketFields } from './bucket-fields';
import { CertificatesCard } from './certificates-card';
import { ConnectionTest } from './connection-test';
import { DeletionSwitches } from './deletion-switches';
import { Fold } from './fold';
import { HipaaFacts } from './hipaa-facts';
import { LifecycleCard } from './lifecycle-card';
import { LocationsCard } from './locations-card';
import { ProviderField } from './provider-field';
import { ScopeCard } from './scope-card';
import { StorageClient } from './storage-client';
import { fillStorageForm, newStorageForm, toStorageRequest } from './storage-form';
import { StorageStore } from './storage-store';
import { storageTexts } from './texts/say-storage';
import { UsageCard } from './usage-card';

@Component({
  selector: 'vk-storage-page',
  imports: [
    AdvancedFields,
    BucketFields,
    CertificatesCard,
    CheckSteps,
    DeletionSwitches,
    Fold,
    HipaaFacts,
    Icon,
    LifecycleCard,
    LoadingRows,
    LocationsCard,
    MatButton,
    MatSlideToggle,
    NgComponentOutlet,
    PageHeading,
    ProblemNote,
    ProviderField,
    ReactiveFormsModule,
    ScopeCard,
    UsageCard,
    Waits,
  ],
  providers: [ConnectionTest, StorageClient, StorageStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './storage-page.html',
  styleUrl: './storage-page.css',
})
export class StoragePage {
  private readonly clipboard = inject(Clipboard);
  protected readonly store = inject(StorageStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly form = newStorageForm();
  protected readonly t = storageTexts();
  protected readonly migration = signal<Type<unknown> | null>(null);
  protected readonly isPolicyCopied = signal(false);
  /** Ticked after the test found the bucket open to everybody. */
  protected readonly acceptPublic = signal(false);
  protected readonly asksForPublic = computed(() => this.store.work.code() === 'storage.block_public_access');
  protected readonly isStale = computed(() => this.store.work.code() === 'storage.changed_meanwhile');
  /** What a copied report must not hold. */
  protected readonly secrets = signal<readonly string[]>([]);
  /** Shown when the browser refuses the clipboard. */
  protected readonly policyText = signal<string | null>(null);
  protected readonly isSuggested = computed(() => {
    const settings = this.store.settings();
    return settings !== null && !settings.configured && settings.suggestion !== null;
  });

  constructor() {
    forEachWorkspace(() => void this.load());
    enableWhile(this.form, this.mayAdminister);
    void inject(MIGRATION_SLOT, { optional: true })?.().then((type) => this.migration.set(type));
  }

  protected test(): void {
    const { accessKeyId, secretAccessKey } = this.form.getRawValue();
    this.secrets.set([accessKeyId.trim(), secretAccessKey.trim()]);
    void this.store.test(toStorageRequest(this.form, null));
  }

  /** Fills in what a step offers; nothing is saved by it. */
  protected takeOver({ encryption, ...change }: StorageSettingsRequest): void {
    const { endpoint, region, forcePathStyle, playback } = change;
    this.form.patchValue({
      ...(typeof endpoint === 'string' ? { endpoint } : {}),
      ...(typeof region === 'string' ? { region } : {}),
      ...(typeof forcePathStyle === 'boolean' ? { forcePathStyle } : {}),
      ...(playback ? { playback } : {}),
      ...(encryption ? { encryptionMode: encryption.mode } : {}),
    });
  }

  protected async save(): Promise<void> {
    const request = toStorageRequest(this.form, this.store.settings()?.version ?? null);
    if (await this.store.save({ ...request, acceptPublic: this.acceptPublic() })) this.refill();
    else markFields(this.form, this.store.work.fields());
  }

  /** What stands below the form saves itself alone, whatever else stands unsaved in it. */
  protected saveSwitch(change: StorageSettingsRequest): void {
    void this.store.saveSwitch(change);
  }

  protected async copyPolicy(): Promise<void> {
    const { bucket, prefix } = this.form.getRawValue();
    const policy = await this.store.policy(bucket.trim(), prefix.trim());
    if (policy === null) return;
    this.isPolicyCopied.set(this.clipboard.copy(policy));
    this.policyText.set(this.isPolicyCopied() ? null : policy);
  }

  protected async load(): Promise<void> {
    this.acceptPublic.set(false);
    await this.store.load();
    this.refill();
  }

  private refill(): void {
    const settings = this.store.settings();
    if (settings) fillStorageForm(this.form, settings);
  }
}
