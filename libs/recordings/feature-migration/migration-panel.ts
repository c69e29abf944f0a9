import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  Confirmation,
  forEachWorkspace,
  KeepsFocus,
  pollWhileVisible,
  ProblemNote,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { CopiesElsewhere, moveQuestion } from './copies-elsewhere';
import { cancelQuestion } from './kind-words';
import { MigrationClient, type MigrationCommand } from './migration-client';
import { MigrationStore } from './migration-store';
import { deletionQuestion, KeptCopies } from './kept-copies';
import { PilotFields, type Pilot } from './pilot-fields';
import { RunProgress } from './run-progress';
import { previewOf } from './run-words';
import { migrationTexts } from './texts/migration-texts';

/** Starts a migration and shows how far it is; fills the storage page's place for it. */
@Component({
  selector: 'vk-migration-panel',
  imports: [CopiesElsewhere, KeptCopies, MatButton, PilotFields, ProblemNote, RunProgress, Waits],
  providers: [MigrationClient, MigrationStore],
  hostDirectives: [KeepsFocus],
  host: { role: 'group', '[attr.aria-label]': "t('panel.name')" },
  styles: ':host { display: block; }',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<vk-problem-note [sentence]="store.problem()" />
    @if (store.newest(); as run) {
      <vk-run-progress
        [run]="run"
        [failures]="store.failures()"
        [isBusy]="store.isBusy()"
        [mayCommand]="mayAdminister()"
        (commanded)="command($event)"
      />
    }
    @if (!store.isUnderWay()) {
      @if (waiting(); as words) {
        <p class="vk-quiet">{{ words }}</p>
      }
      <div class="vk-actions">
        <button
          matButton="outlined"
          type="button"
          [disabled]="!ready() || !mayAdminister()"
          [vkWaits]="store.isBusy()"
          (click)="store.start()"
        >
          {{ t('panel.start') }}
        </button>
      </div>
      @if (ready() && mayAdminister()) {
        <vk-pilot-fields [isBusy]="store.isBusy()" (piloted)="pilot($event)" />
        @if (store.kept() > 0) {
          <vk-kept-copies
            [count]="store.kept()"
            [isBusy]="store.isBusy()"
            (ordered)="deleteTwilioCopies($event)"
          />
        }
        @if (store.elsewhere() > 0) {
          <vk-copies-elsewhere
            [count]="store.elsewhere()"
            [isBusy]="store.isBusy()"
            (ordered)="moveCopies($event)"
          />
        }
      }
    }`,
})
export class MigrationPanel {
  /** Whether a bucket is saved and switched on. */
  readonly ready = input.required<boolean>();

  protected readonly t = migrationTexts();
  private readonly confirmation = inject(Confirmation);
  protected readonly store = inject(MigrationStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly waiting = computed(() => {
    const preview = this.store.preview();
    if (!this.ready()) return this.t('panel.not_ready');
    return preview ? previewOf(preview, this.t) : '';
  });

  constructor() {
    forEachWorkspace(() => void this.store.load());
    effect(() => {
      if (this.ready() && !this.store.isUnderWay()) untracked(() => void this.store.loadPreview());
    });
    pollWhileVisible(() => this.store.follow(), 1000);
  }

  protected async command(command: MigrationCommand): Promise<void> {
    const question = cancelQuestion(this.store.newest()?.kind ?? 'copy', this.t);
    if (command === 'cancel' && !(await this.confirmation.ask(question))) return;
    await this.store.command(command);
  }

  protected pilot({ limit, keepTwilioCopies }: Pilot): void {
    void this.store.start({ limit, keepTwilioCopies });
  }

  protected async deleteTwilioCopies(count: number): Promise<void> {
    const question = deletionQuestion(count, this.t);
    if (await this.confirmation.ask(question)) await this.store.deleteTwilioCopies(count);
  }

  protected async moveCopies(count: number): Promise<void> {
    if (await this.confirmation.ask(moveQuestion(count, this.t))) await this.store.moveCopies(count);
  }
}
