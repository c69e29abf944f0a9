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
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { HoldsStore } from './holds-store';
import { holdSubject, liftingQuestion } from './retention-words';

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
  protected readonly when = formatWhen;
  protected readonly subject = holdSubject;

  constructor() {
    forEachWorkspace(() => void this.store.load());
  }

  protected async lift(hold: LegalHold): Promise<void> {
    if (await this.confirmation.ask(liftingQuestion(hold))) await this.store.lift(hold.id);
  }
}
