import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatRadioModule } from '@angular/material/radio';
import { MatSelectModule } from '@angular/material/select';
import type { RetentionRun } from '@voicekeep/shared/contracts';
import {
  Confirmation,
  enableWhile,
  forEachWorkspace,
  formatWhen,
  Icon,
  LoadingRows,
  markFields,
  PageHeading,
  pollWhileVisible,
  ProblemNote,
  uiTexts,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { map } from 'rxjs';
import { HoldsCard } from './holds-card';
import { RetentionClient } from './retention-client';
import { fillRetentionForm, isSameRule, newRetentionForm, ruleIn } from './retention-form';
import { RetentionStore } from './retention-store';
import { previewWords, runWords, savingQuestion } from './retention-words';
import { retentionTexts } from './texts/retention-texts';

@Component({
  selector: 'vk-retention-page',
  imports: [
    HoldsCard,
    Icon,
    LoadingRows,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatRadioModule,
    MatSelectModule,
    PageHeading,
    ProblemNote,
    ReactiveFormsModule,
    Waits,
  ],
  providers: [RetentionClient, RetentionStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './retention-page.html',
  styleUrl: './retention-page.css',
})
export class RetentionPage {
  private readonly confirmation = inject(Confirmation);
  protected readonly store = inject(RetentionStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly form = newRetentionForm();
  protected readonly t = retentionTexts();
  private readonly ui = uiTexts();
  protected readonly when = (iso: string | null): string => formatWhen(iso, this.ui);
  protected readonly runWords = (run: RetentionRun): string => runWords(run, this.t, this.ui);
  private readonly rule = toSignal(this.form.valueChanges.pipe(map(() => ruleIn(this.form))), {
    initialValue: null,
  });
  protected readonly deletes = computed(() => this.rule() !== null);
  /** What the rule in the form would do, as long as it is the one that was tried. */
  protected readonly outcome = computed(() => {
    const tried = this.store.tried();
    if (!tried || !isSameRule(tried.rule, this.rule())) return null;
    return previewWords(tried.rule, tried.preview, this.t);
  });
  protected readonly isStale = computed(() => this.store.work.code() === 'retention.changed_meanwhile');

  constructor() {
    forEachWorkspace(() => void this.load());
    pollWhileVisible(() => this.store.look(), 10_000);
    enableWhile(this.form, this.mayAdminister);
  }

  protected async tryOut(): Promise<boolean> {
    const rule = ruleIn(this.form);
    if (rule === null) return false;
    const done = await this.store.tryOut(rule);
    if (!done) markFields(this.form, this.store.work.fields());
    return done;
  }

  /** A rule that deletes something now is saved only after the person read what. */
  protected async save(): Promise<void> {
    const rule = ruleIn(this.form);
    const version = this.store.settings()?.version ?? 0;
    if (rule === null) return this.write({ enabled: false, version });
    if (this.outcome() === null && !(await this.tryOut())) return;
    const tried = this.store.tried();
    const question = tried && savingQuestion(rule, tried.preview, this.t);
    if (question && !(await this.confirmation.ask(question))) return;
    await this.write({ enabled: true, ...rule, version, confirm: question !== null });
  }

  protected async load(): Promise<void> {
    await this.store.load();
    this.refill();
  }

  private async write(request: Parameters<RetentionStore['save']>[0]): Promise<void> {
    if (await this.store.save(request)) this.refill();
    else markFields(this.form, this.store.work.fields());
  }

  private refill(): void {
    const settings = this.store.settings();
    if (settings) fillRetentionForm(this.form, settings);
  }
}
