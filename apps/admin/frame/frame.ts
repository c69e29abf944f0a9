import {
  ChangeDetectionStrategy,
  Component,
  computed,
  type ElementRef,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ConditionsBand } from '@voicekeep/plugin/angular';
import { Icon } from '@voicekeep/shared/ui';
import { Session } from '../session/session';
import { frameTexts } from '../texts/frame-texts';
import { FirstWorkspace } from './first-workspace';
import { FocusPage, focusOn } from './focus-page';
import { SETTINGS, WORK } from './menu';
import { TrialBand } from './trial-band';

/** What is around the pages: workspace, menu, trial band, what holds recordings up, person. */
@Component({
  selector: 'app-frame',
  imports: [ConditionsBand, FirstWorkspace, Icon, RouterLink, RouterLinkActive, RouterOutlet, TrialBand],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame.html',
  styleUrl: './frame.css',
  host: { '(keydown.escape)': 'closeMenu()' },
})
export class Frame {
  private readonly router = inject(Router);
  private readonly focusPage = inject(FocusPage);
  private readonly more = viewChild.required<ElementRef<HTMLButtonElement>>('more');
  protected readonly session = inject(Session);
  protected readonly t = frameTexts();
  protected readonly work = WORK;
  protected readonly settings = computed(() =>
    SETTINGS.filter(({ isForOperators }) => !isForOperators || this.session.mayOperate()),
  );
  protected readonly isOpen = signal(false);
  protected readonly isAdding = signal(false);
  protected readonly needsWorkspace = computed(() => this.session.workspaceId() === null);

  protected choose(value: string): void {
    this.isAdding.set(value === 'new');
    if (value !== 'new') this.session.choose(value);
  }

  /** An address of the page's own would be one below the base of the application. */
  protected skip(event: Event, content: HTMLElement): void {
    event.preventDefault();
    focusOn(content);
  }

  /** The page behind the entry takes the place of whatever else is shown. */
  protected leaveFor(path: string): void {
    this.isOpen.set(false);
    if (this.isAdding() && this.router.url === path) this.focusPage.focusHeading();
    this.isAdding.set(false);
  }

  protected closeMenu(): void {
    if (!this.isOpen()) return;
    this.isOpen.set(false);
    this.more().nativeElement.focus();
  }

  protected finishAdding(): void {
    this.isAdding.set(false);
    this.focusPage.focusHeading();
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/sign-in');
  }
}
