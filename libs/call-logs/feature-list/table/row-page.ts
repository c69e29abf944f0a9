import { DOCUMENT } from '@angular/common';
import { afterNextRender, DestroyRef, Directive, ElementRef, inject, input, output } from '@angular/core';

/** How far off the window rows stay drawn; more than a page of keys or wheel can leap before a frame is drawn. */
const MARGIN = '1200px 0px';

export interface PageSeen {
  page: number;
  isNear: boolean;
  /** As it was last drawn. */
  heightPx: number;
}

/** Rows that are drawn together, and tell when they come near the window and when they are left behind. */
@Directive({ selector: 'tbody[vkRowPage]' })
export class RowPage {
  readonly vkRowPage = input.required<number>();
  readonly seen = output<PageSeen>();

  private readonly document = inject(DOCUMENT);
  private readonly body = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    // Where nobody can tell what is near, all is drawn.
    const Observer = this.document.defaultView?.IntersectionObserver;
    if (!Observer) return;
    const observer = new Observer((entries) => this.tell(entries), {
      rootMargin: MARGIN,
      scrollMargin: MARGIN,
    });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    afterNextRender(() => observer.observe(this.body));
  }

  private tell(entries: readonly IntersectionObserverEntry[]): void {
    const isNear = entries.at(-1)?.isIntersecting ?? true;
    // The keyboard's place is never taken away.
    if (!isNear && this.body.contains(this.document.activeElement)) return;
    const heightPx = this.body.getBoundingClientRect().height;
    // A body without height is not far but hidden, such as in a tab of the host.
    if (isNear || heightPx > 0) this.seen.emit({ page: this.vkRowPage(), isNear, heightPx });
  }
}
