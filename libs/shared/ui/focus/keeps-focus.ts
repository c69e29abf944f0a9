import { DOCUMENT } from '@angular/common';
import { afterEveryRender, Directive, ElementRef, inject } from '@angular/core';

/**
 * Takes the focus itself when what had it inside is drawn no more, such as the button of a row that was
 * deleted; otherwise the keyboard would start at the top of the page.
 */
@Directive({
  selector: '[vkKeepsFocus]',
  host: { '(focusin)': 'remember($event)' },
})
export class KeepsFocus {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly document = inject(DOCUMENT);
  private last: Element | null = null;

  constructor() {
    afterEveryRender({ read: () => this.catchFocus() });
  }

  protected remember({ target }: FocusEvent): void {
    this.last = target instanceof Element ? target : null;
  }

  private catchFocus(): void {
    if (this.last === null || this.last.isConnected) return;
    this.last = null;
    if (this.document.activeElement !== this.document.body) return;
    if (!this.host.hasAttribute('tabindex')) this.host.setAttribute('tabindex', '-1');
    this.host.focus({ preventScroll: true });
  }
}
