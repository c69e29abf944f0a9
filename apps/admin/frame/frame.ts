import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { ConditionsBand } from '@voicekeep/plugin/angular';
import { Icon } from '@voicekeep/shared/ui';
import { Session } from '../session/session';
import { FirstWorkspace } from './first-workspace';
import { SETTINGS, WORK } from './menu';
import { TrialBand } from './trial-band';

/** What is around the pages: workspace, menu, trial band, what holds recordings up, person. */
@Component({
  selector: 'app-frame',
  imports: [ConditionsBand, FirstWorkspace, Icon, RouterLink, RouterLinkActive, RouterOutlet, TrialBand],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './frame.html',
  styleUrl: './frame.css',
})
export class Frame {
  private readonly router = inject(Router);
  protected readonly session = inject(Session);
  protected readonly work = WORK;
  protected readonly settings = SETTINGS;
  protected readonly isOpen = signal(false);
  protected readonly isAdding = signal(false);
  protected readonly needsWorkspace = computed(() => this.session.workspaceId() === null);

  protected choose(value: string): void {
    if (value === 'new') this.isAdding.set(true);
    else this.session.choose(value);
  }

  protected async signOut(): Promise<void> {
    await this.session.signOut();
    await this.router.navigateByUrl('/sign-in');
  }
}
