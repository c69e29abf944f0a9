import { DOCUMENT } from '@angular/common';
import { DestroyRef, Directive, effect, ElementRef, inject, input, output } from '@angular/core';

const MARGIN = '0px 0px 800px';

/** Tells when it is about to be scrolled into sight, again after each wait that ends with it still near. */
@Directive({ selector: '[vkNearEnd]' })
export class NearEnd {
  /** Nothing is to be told at present. */
  readonly vkNearEnd = input.required<boolean>();
  readonly cameNear = output();

  constructor() {
    const element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const Observer = inject(DOCUMENT).defaultView?.IntersectionObserver;
    if (!Observer) return;
    const observer = new Observer(
      (entries) => {
        if (entries.at(-1)?.isIntersecting) this.cameNear.emit();
      },
      { rootMargin: MARGIN, scrollMargin: MARGIN },
    );
    inject(DestroyRef).onDestroy(() => observer.disconnect());
    effect(() => {
      observer.disconnect();
      // An element that is newly observed is told of at once.
      if (!this.vkNearEnd()) observer.observe(element);
    });
  }
}
