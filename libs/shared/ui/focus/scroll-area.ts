import { DOCUMENT } from '@angular/common';
import { afterNextRender, DestroyRef, Directive, ElementRef, inject, input, signal } from '@angular/core';

/** Something that may be wider than its place: named, and within the keyboard's reach while it scrolls. */
@Directive({
  selector: '[vkScrollArea]',
  host: {
    role: 'region',
    '[attr.aria-label]': 'vkScrollArea()',
    '[attr.tabindex]': 'scrolls() ? 0 : null',
  },
})
export class ScrollArea {
  /** What lies in it. */
  readonly vkScrollArea = input.required<string>();
  protected readonly scrolls = signal(false);

  constructor() {
    const area = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const Observer = inject(DOCUMENT).defaultView?.ResizeObserver;
    if (!Observer) return;
    const observer = new Observer(() => this.scrolls.set(area.scrollWidth > area.clientWidth));
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    afterNextRender(() => {
      observer.observe(area);
      if (area.firstElementChild) observer.observe(area.firstElementChild);
    });
  }
}
