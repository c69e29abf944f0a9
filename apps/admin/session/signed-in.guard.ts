import { inject } from '@angular/core';
import { type ActivatedRouteSnapshot, type CanActivateFn, Router } from '@angular/router';
import { Session } from './session';
import { SessionMemory } from './session-memory';

/** Lets the signed-in through; others sign in first and then come back to where they wanted to go. */
export const signedIn: CanActivateFn = async (route, { url }) => {
  const router = inject(Router);
  if (inject(SessionMemory).wasSignedIn()) fetchPages(route);
  const session = inject(Session);
  if (!(await session.resume()))
    return router.createUrlTree(['/sign-in'], url === '/' ? {} : { queryParams: { to: url } });
  const wanted = route.queryParamMap.get('workspace');
  if (wanted === null) return true;
  // A link names its workspace; from then on the person chooses.
  if (session.workspaces().some(({ id }) => id === wanted)) session.choose(wanted);
  const address = router.parseUrl(url);
  delete address.queryParams['workspace'];
  return address;
};

/** The router would load the frame and the page only once the session has answered; on a slow line both take long. */
function fetchPages(route: ActivatedRouteSnapshot | null): void {
  for (let at = route; at; at = at.firstChild) {
    const loading: unknown = at.routeConfig?.loadComponent?.();
    // Whatever is wrong is met again when the router itself asks.
    if (loading instanceof Promise) loading.catch(() => undefined);
  }
}
