import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import {
  forEachWorkspace,
  Icon,
  KeepsFocus,
  LoadingRows,
  PageHeading,
  pollWhileVisible,
  ProblemNote,
  uiTexts,
  VOICEKEEP_CONTEXT,
  Waits,
} from '@voicekeep/shared/ui';
import { PILOT_SIZE, StartClient } from './start-client';
import { startSteps, type StartStep } from './start-steps';
import { StartStore } from './start-store';
import { startTexts } from './texts/start-texts';

const LOOK_MS = 5000;
const FOLLOW_MS = 1000;

/** Leads from an empty workspace to the first own recording that plays from one's own bucket. */
@Component({
  selector: 'vk-start-page',
  imports: [Icon, KeepsFocus, LoadingRows, MatButton, PageHeading, ProblemNote, RouterLink, Waits],
  providers: [StartClient, StartStore],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './start-page.html',
  styleUrl: './start-page.css',
})
export class StartPage {
  protected readonly t = startTexts();
  private readonly ui = uiTexts();
  protected readonly store = inject(StartStore);
  protected readonly mayAdminister = inject(VOICEKEEP_CONTEXT).mayAdminister;
  protected readonly pilotSize = PILOT_SIZE;
  protected readonly steps = computed<readonly StartStep[] | null>(() => {
    const facts = this.store.facts();
    return facts && startSteps(facts, this.t, this.ui);
  });
  /** The first that is open and not done is the one to do. */
  protected readonly next = computed(
    () => this.steps()?.find(({ isDone, isOpen }) => isOpen && !isDone)?.id ?? null,
  );

  constructor() {
    forEachWorkspace(() => void this.store.load());
    pollWhileVisible(() => this.store.look(), LOOK_MS);
    pollWhileVisible(() => this.store.follow(), FOLLOW_MS);
  }
}
