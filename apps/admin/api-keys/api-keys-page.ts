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
  type SayUi,
  ScrollArea,
  uiTexts,
} from '@voicekeep/shared/ui';
import { adminTexts, type SayAdmin } from '../texts/admin-texts';
import { frameTexts } from '../texts/frame-texts';
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
  private readonly ui = uiTexts();
  protected readonly t = adminTexts();
  protected readonly frame = frameTexts();
  protected readonly rows = computed(
    () => this.store.keys()?.map((key) => toRow(key, this.t, this.ui)) ?? null,
  );

  constructor() {
    forEachWorkspace(() => {
      this.store.created.set(null);
      void this.store.load();
    });
  }

  protected async revoke(id: string, name: string): Promise<void> {
    const revoke = await this.confirmation.ask({
      title: this.t('keys.question', { name }),
      sentences: [this.t('keys.question_words')],
      action: this.t('keys.question_action'),
    });
    if (revoke) await this.store.revoke(id);
  }
}

const toRow = (key: ApiKey, t: SayAdmin, ui: SayUi) => ({
  id: key.id,
  name: key.name,
  prefix: key.prefix,
  rights: t(key.scopes.includes('write') ? 'keys.write' : 'keys.read'),
  used: key.lastUsedAt ? formatWhen(key.lastUsedAt, ui) : t('keys.never'),
  state: stateOf(key, t, ui),
  isRevoked: key.revokedAt !== null,
});

const stateOf = ({ revokedAt, expiresAt }: ApiKey, t: SayAdmin, ui: SayUi): string => {
  if (revokedAt) return t('keys.revoked');
  return expiresAt ? t('keys.until', { when: formatWhen(expiresAt, ui) }) : t('keys.active');
};
