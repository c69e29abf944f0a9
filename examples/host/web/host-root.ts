import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { HostLogin } from './host-login';
import { HostSession } from './host-session';

@Component({
  selector: 'host-root',
  imports: [HostLogin, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<header>
      <strong>Frontdesk</strong>
      @if (session.person(); as person) {
        <nav aria-label="Frontdesk">
          @for (entry of session.menu(); track entry.path) {
            <a
              [routerLink]="entry.path"
              routerLinkActive="here"
              [routerLinkActiveOptions]="{ exact: true }"
              >{{ entry.label }}</a
            >
          }
        </nav>
        <button type="button" (click)="session.logOut()">Sign {{ person.name }} out</button>
      }
    </header>
    <main>
      @if (session.person()) {
        <router-outlet />
      } @else {
        <host-login />
      }
    </main>`,
  styles: `
    header {
      display: flex;
      flex-wrap: wrap;
      gap: 12px 32px;
      align-items: center;
      padding: 12px 24px;
      background: #4b1c3a;
      color: #fff;
    }
    nav {
      display: flex;
      gap: 20px;
      flex: 1;
    }
    a {
      color: inherit;
      text-decoration: none;
      padding-block: 4px;
    }
    a.here {
      border-block-end: 2px solid;
    }
    button {
      font: inherit;
      color: inherit;
      background: none;
      border: 1px solid;
      border-radius: 4px;
      padding: 4px 12px;
    }
  `,
})
export class HostRoot {
  protected readonly session = inject(HostSession);
}
