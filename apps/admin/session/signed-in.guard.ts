import { inject } from '@angular/core';
import { type CanActivateFn, Router } from '@angular/router';
import { Session } from './session';

/** Lets the signed-in through; others sign in first and then come back to where they wanted to go. */
export const signedIn: CanActivateFn = async (_route, { url }) => {
  const router = inject(Router);
  if (await inject(Session).resume()) return true;
  return router.createUrlTree(['/sign-in'], url === '/' ? {} : { queryParams: { to: url } });
};
