import type { Routes } from '@angular/router';
import { voicekeepRoutes } from '@voicekeep/plugin/angular';
import { landing } from './frame/landing.guard';
import { signedIn } from './session/signed-in.guard';

export const routes: Routes = [
  {
    path: 'sign-in',
    title: 'Sign in',
    loadComponent: () => import('./sign-in/sign-in-page').then(({ SignInPage }) => SignInPage),
  },
  {
    path: '',
    canActivate: [signedIn],
    loadComponent: () => import('./frame/frame').then(({ Frame }) => Frame),
    children: [
      { path: '', pathMatch: 'full', canActivate: [landing], children: [] },
      ...voicekeepRoutes,
      {
        path: 'settings/people',
        title: 'People',
        loadComponent: () => import('./people/people-page').then(({ PeoplePage }) => PeoplePage),
      },
      {
        path: 'settings/api-keys',
        title: 'API keys',
        loadComponent: () => import('./api-keys/api-keys-page').then(({ ApiKeysPage }) => ApiKeysPage),
      },
      {
        path: 'settings/audit',
        title: 'Audit',
        loadComponent: () => import('./audit/audit-page').then(({ AuditPage }) => AuditPage),
      },
      {
        path: 'settings/workspaces',
        title: 'Workspaces',
        loadComponent: () =>
          import('./workspaces/workspaces-page').then(({ WorkspacesPage }) => WorkspacesPage),
      },
      {
        path: 'settings/system',
        title: 'System',
        loadComponent: () => import('./system/system-page').then(({ SystemPage }) => SystemPage),
      },
      {
        path: '**',
        title: 'Page not found',
        loadComponent: () => import('./frame/no-such-page').then(({ NoSuchPage }) => NoSuchPage),
      },
    ],
  },
];
