import { computed, inject, Injectable, linkedSignal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { Router } from '@angular/router';
import { forEachWorkspace } from '@voicekeep/shared/ui';
import type { CallSearch } from './call-search';
import { fromParams, toParams } from './search-params';

const isSame = (a: CallSearch, b: CallSearch): boolean =>
  JSON.stringify(toParams(a)) === JSON.stringify(toParams(b));

/** The search shown, kept in the address: reload, back and a link that is passed on show the same list. */
@Injectable()
export class SearchInAddress {
  private readonly router = inject(Router);
  // Every route sees the same query parameters; that of the root is there wherever a host mounts the page.
  private readonly params = toSignal(this.router.routerState.root.queryParamMap, { requireSync: true });
  private readonly inAddress = computed(() => fromParams((name) => this.params().get(name)), {
    equal: isSame,
  });
  private readonly shown = linkedSignal<CallSearch>(() => this.inAddress(), { equal: isSame });
  readonly search = this.shown.asReadonly();

  constructor() {
    // What was looked for in one workspace is not looked for in the next; the first one is that of the address.
    let isOther = false;
    forEachWorkspace(() => {
      if (isOther) this.put({});
      isOther = true;
    });
  }

  /** At once; the address follows without a step of its own in the history. */
  put(search: CallSearch): void {
    this.shown.set(search);
    void this.router.navigate([], {
      queryParams: toParams(search),
      queryParamsHandling: 'merge',
      preserveFragment: true,
      replaceUrl: true,
    });
  }
}
