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
        const session = injector.get(Session);
        // While the session is only being resumed, the guard knows where the person wanted to go.
        if (!isExpired || request.url.includes('/auth/') || session.me() === null) return;
        const router = injector.get(Router);
        session.forget();
        void router.navigate(['/sign-in'], { queryParams: { to: router.url } });
      },
    }),
  );
};
