import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  EmptyNote,
  formatWhen,
  Icon,
  LoadingRows,
  PageHeading,
  pollWhileVisible,
  ProblemNote,
  uiTexts,
  VOICEKEEP_CONTEXT,
} from '@voicekeep/shared/ui';
import { Session } from '../session/session';
import { adminTexts } from '../texts/admin-texts';
import { frameTexts } from '../texts/frame-texts';
import { grouped, headline, PART_LOOKS } from './part-look';
import { SystemStore } from './system-store';

const LOOK_EVERY_MS = 10_000;

/** How every part of the installation does, for whoever runs it. */
@Component({
  selector: 'app-system-page',
  imports: [EmptyNote, Icon, LoadingRows, MatButton, PageHeading, ProblemNote],
  providers: [SystemStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './system-page.html',
  styleUrl: './system-page.css',
})
export class SystemPage {
  private readonly ui = uiTexts();
  protected readonly t = adminTexts();
  protected readonly frame = frameTexts();
  protected readonly store = inject(SystemStore);
  protected readonly mayLook = inject(Session).mayOperate;
  protected readonly looks = PART_LOOKS;
  protected readonly when = (iso: string): string => formatWhen(iso, this.ui);
  /** Bull's own pages, which the API serves to the same people. */
  protected readonly queueBoard = `${inject(VOICEKEEP_CONTEXT).apiBaseUrl}/system/queues`;
  protected readonly groups = computed(() => grouped(this.store.parts(), this.t));
  protected readonly headline = computed(() => headline(this.store.parts(), this.t));

  constructor() {
    void this.look();
    pollWhileVisible(() => this.look(), LOOK_EVERY_MS);
  }

  protected async look(): Promise<void> {
    if (this.mayLook()) await this.store.look();
  }
}
