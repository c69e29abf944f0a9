import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject } from '@angular/core';

/**
 * Repeats a look at the server while the page is visible, the next one `everyMs` after the last has ended.
 * Ends with the component. Call it where `inject` may be called.
 */
export function pollWhileVisible(look: () => Promise<unknown>, everyMs: number): void {
  const document = inject(DOCUMENT);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const next = () => {
    if (isOver) return;
    timer = setTimeout(() => {
      const looked = document.visibilityState === 'visible' ? look() : Promise.resolve();
      void looked.catch(() => undefined).then(next);
    }, everyMs);
  };
  next();
  inject(DestroyRef).onDestroy(() => {
    isOver = true;
    clearTimeout(timer);
  });
}
