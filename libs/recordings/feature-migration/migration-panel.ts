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
  formatBytes,
  formatCount,
  formatSpan,
  pollWhileVisible,
  ProblemNote,
  VOICEKEEP_CONTEXT,
} from '@voicekeep/shared/ui';
import { MigrationClient, type MigrationCommand } from './migration-client';
import { MigrationStore } from './migration-store';
import { RunProgress } from './run-progress';

const CANCEL = {
  title: 'Cancel the migration?',
  sentences: [
    'Recordings that were copied stay in your bucket; the others stay at Twilio.',
    'You can start again later: what is already verified is not copied twice.',
  ],
  action: 'Cancel migration',
};

/** Starts a migration and shows how far it is; fills the storage page's place for it. */
@Component({
  selector: 'vk-migration-panel',
  imports: [MatButton, ProblemNote, RunProgress],
  providers: [MigrationClient, MigrationStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<vk-problem-note [sentence]="store.problem()" />
    @if (store.newest(); as run) {
      <vk-run-progress
        [run]="run"
        [failures]="store.failures()"
        [isBusy]="store.isBusy() || !mayAdminister()"
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
          [disabled]="!ready() || store.isBusy() || !mayAdminister()"
          (click)="store.start()"
        >
          Migrate existing recordings
        </button>
      </div>
    }`,
})
export class MigrationPanel {
  /** Whether a bucket is saved and switched on. */
  readonly ready = input.required<boolean>();

  private readonly confirmation = inject(Confirmation);
  protected readonly store = inject(MigrationStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly waiting = computed(() => {
    const preview = this.store.preview();
    if (!this.ready()) return 'Save working storage settings first; then existing recordings can move.';
    if (!preview) return '';
    if (preview.recordings === 0) return 'Nothing is waiting at Twilio.';
    const span = formatSpan(preview.estimatedSeconds);
    const size = `${formatCount(preview.recordings)} recordings, about ${formatBytes(preview.bytes)},`;
    return `${size} are at Twilio; moving them takes about ${span}.`;
  });

  constructor() {
    forEachWorkspace(() => void this.store.load());
    effect(() => {
      if (this.ready() && !this.store.isUnderWay()) untracked(() => void this.store.loadPreview());
    });
    pollWhileVisible(() => this.store.follow(), 1000);
  }

  protected async command(command: MigrationCommand): Promise<void> {
    if (command === 'cancel' && !(await this.confirmation.ask(CANCEL))) return;
    await this.store.command(command);
  }
}
