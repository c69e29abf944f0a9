import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { HostSession } from './host-session';

@Component({
  selector: 'host-overview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<section>
    <h1>Good day, {{ session.person()?.name }}</h1>
    <p>This dashboard is somebody else's. Its menu, sign-in and colours are its own.</p>
  </section>`,
  styles: `
    section {
      padding: 24px;
    }
  `,
})
export class Overview {
  protected readonly session = inject(HostSession);
}
