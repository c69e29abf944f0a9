import { Directive, ElementRef, inject, input } from '@angular/core';

/**
 * A button that does nothing for the moment, such as while its work runs. Unlike a disabled one it keeps
 * the keyboard's place.
 */
@Directive({
  selector: 'button[vkWaits]',
  host: { '[attr.aria-disabled]': 'vkWaits() || null', '[class.vk-waits]': 'vkWaits()' },
})
export class Waits {
  readonly vkWaits = input.required<boolean>();

  constructor() {
    const button = inject<ElementRef<HTMLButtonElement>>(ElementRef).nativeElement;
    // On the way down, so that neither the button's own listeners nor its form hear of the click.
    button.addEventListener('click', (event) => this.swallow(event), { capture: true });
  }

  private swallow(event: Event): void {
    if (!this.vkWaits()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
