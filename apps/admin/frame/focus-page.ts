import { DOCUMENT } from '@angular/common';
import { afterNextRender, inject, Injectable, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter, map, pairwise } from 'rxjs';

const withoutQuery = (url: string): string => url.split(/[?#]/)[0] ?? url;

/** Puts the focus where the reading goes on: on the heading of a page that took another one's place. */
@Injectable({ providedIn: 'root' })
export class FocusPage {
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);

  constructor() {
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        map(({ urlAfterRedirects }) => withoutQuery(urlAfterRedirects)),
        pairwise(),
        filter(([before, now]) => before !== now),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.focusHeading());
  }

  /** Once what was begun is drawn; a page that has put the focus into one of its own fields keeps it there. */
  focusHeading(): void {
    afterNextRender(
      {
        read: () => {
          const main = this.document.querySelector('main');
          const isInside = main?.contains(this.document.activeElement) ?? true;
          if (main && (!isInside || this.document.activeElement === main)) focusOn(main);
        },
      },
      { injector: this.injector },
    );
  }
}

/** The heading, or the whole when there is none (yet). */
export function focusOn(main: HTMLElement): void {
  const target = main.querySelector<HTMLElement>('h1') ?? main;
  target.setAttribute('tabindex', '-1');
  target.focus();
}
