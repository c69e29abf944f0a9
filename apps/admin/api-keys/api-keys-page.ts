import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { ApiKey } from '@voicekeep/shared/contracts';
import {
  Confirmation,
  CopyButton,
  EmptyNote,
  forEachWorkspace,
  formatWhen,
  KeepsFocus,
  LoadingRows,
  PageHeading,
  ProblemNote,
  ScrollArea,
} from '@voicekeep/shared/ui';
import { ApiKeysStore } from './api-keys-store';
import { NewKeyForm } from './new-key-form';

@Component({
  selector: 'app-api-keys-page',
  imports: [
    CopyButton,
    EmptyNote,
    KeepsFocus,
    LoadingRows,
    MatButton,
    NewKeyForm,
    PageHeading,
    ProblemNote,
    ScrollArea,
  ],
  providers: [ApiKeysStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './api-keys-page.html',
})
export class ApiKeysPage {
  private readonly confirmation = inject(Confirmation);
  protected readonly store = inject(ApiKeysStore);
  protected readonly rows = computed(() => this.store.keys()?.map(toRow) ?? null);

  constructor() {
    forEachWorkspace(() => {
      this.store.created.set(null);
      void this.store.load();
    });
  }

  protected async revoke(id: string, name: string): Promise<void> {
    const revoke = await this.confirmation.ask({
      title: `Revoke “${name}”?`,
      sentences: ['Programs that use this key are refused from now on. This cannot be taken back.'],
      action: 'Revoke key',
    });
    if (revoke) await this.store.revoke(id);
  }
}

const toRow = (key: ApiKey) => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  rights: key.scopes.includes('write') ? 'Read and change' : 'Read and play',
  used: key.lastUsedAt ? formatWhen(key.lastUsedAt) : 'Never',
  state: key.revokedAt ? 'Revoked' : key.expiresAt ? `Until ${formatWhen(key.expiresAt)}` : 'Active',
  isRevoked: key.revokedAt !== null,
});
