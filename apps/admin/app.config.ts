import { provideHttpClient, withFetch, withInterceptors } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  provideBrowserGlobalErrorListeners,
  provideZonelessChangeDetection,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withEnabledBlockingInitialNavigation,
} from '@angular/router';
import { provideVoicekeep } from '@voicekeep/plugin/angular';
import { routes } from './app.routes';
import { PageTitle } from './frame/page-title';
import { onExpiredSession } from './session/on-expired-session';
import { Session } from './session/session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideZonelessChangeDetection(),
    provideHttpClient(withFetch(), withInterceptors([onExpiredSession])),
    // What index.html says meanwhile stands until the first page can be shown.
    provideRouter(routes, withComponentInputBinding(), withEnabledBlockingInitialNavigation()),
    { provide: TitleStrategy, useExisting: PageTitle },
    provideVoicekeep(() => {
      const session = inject(Session);
      return {
        apiBaseUrl: '/api/v1',
        workspaceId: session.workspaceId,
        mayAdminister: session.mayAdminister,
      };
    }),
  ],
};
