import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { LegalHold } from '@voicekeep/shared/contracts';
import {
  Confirmation,
  forEachWorkspace,
  formatWhen,
  KeepsFocus,
  LoadMore,
  ProblemNote,
  ScrollArea,
  uiTexts,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { HoldsStore } from './holds-store';
import { holdSubject, liftingQuestion } from './retention-words';
import { retentionTexts } from './texts/retention-texts';

/** What no rule and nobody may delete at present, and the way to let it go. */
@Component({
  selector: 'vk-holds-card',
  imports: [KeepsFocus, LoadMore, MatButton, ProblemNote, ScrollArea, Waits],
  providers: [HoldsStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './holds-card.html',
  styles: `
    .vk-table-frame {
      margin-block-start: 12px;
    }
  `,
})
export class HoldsCard {
  private readonly confirmation = inject(Confirmation);
  protected readonly store = inject(HoldsStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly t = retentionTexts();
  private readonly ui = uiTexts();
  protected readonly when = (iso: string | null): string => formatWhen(iso, this.ui);
  protected readonly subject = (hold: LegalHold): string => holdSubject(hold, this.t);

  constructor() {
    forEachWorkspace(() => void this.store.load());
  }

  protected async lift(hold: LegalHold): Promise<void> {
    if (await this.confirmation.ask(liftingQuestion(hold, this.t))) await this.store.lift(hold.id);
  }
}
