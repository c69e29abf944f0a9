import { HttpErrorResponse, type HttpInterceptorFn } from '@angular/common/http';
import { inject, Injector } from '@angular/core';
import { Router } from '@angular/router';
import { tap } from 'rxjs';
import { Session } from './session';

/** A session that ended while the page was open leads to the sign-in, and from there back. */
export const onExpiredSession: HttpInterceptorFn = (request, next) => {
  const injector = inject(Injector);
  return next(request).pipe(
    tap({
      error: (error: unknown) => {
        const isExpired = error instanceof HttpErrorResponse && error.status === 401;
        if (!isExpired || request.url.includes('/auth/')) return;
        const router = injector.get(Router);
        injector.get(Session).forget();
        void router.navigate(['/sign-in'], { queryParams: { to: router.url } });
      },
    }),
  );
};
