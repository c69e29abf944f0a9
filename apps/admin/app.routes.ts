import type { ResolveFn, Routes } from '@angular/router';
import { voicekeepRoutes } from '@voicekeep/plugin/angular';
import { landing } from './frame/landing.guard';
import { signedIn } from './session/signed-in.guard';
import { frameTexts } from './texts/frame-texts';
import type { FrameKey } from './texts/frame-en';

const titled =
  (key: Extract<FrameKey, `page.${string}`>): ResolveFn<string> =>
  () =>
    frameTexts()(key);

export const routes: Routes = [
  {
    path: 'sign-in',
    title: titled('page.sign_in'),
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
        title: titled('page.people'),
        loadComponent: () => import('./people/people-page').then(({ PeoplePage }) => PeoplePage),
      },
      {
        path: 'settings/api-keys',
        title: titled('page.keys'),
        loadComponent: () => import('./api-keys/api-keys-page').then(({ ApiKeysPage }) => ApiKeysPage),
      },
      {
        path: 'settings/audit',
        title: titled('page.audit'),
        loadComponent: () => import('./audit/audit-page').then(({ AuditPage }) => AuditPage),
      },
      {
        path: 'settings/workspaces',
        title: titled('page.workspaces'),
        loadComponent: () =>
          import('./workspaces/workspaces-page').then(({ WorkspacesPage }) => WorkspacesPage),
      },
      {
        path: 'settings/system',
        title: titled('page.system'),
        loadComponent: () => import('./system/system-page').then(({ SystemPage }) => SystemPage),
      },
      {
        path: '**',
        title: titled('page.not_found'),
        loadComponent: () => import('./frame/no-such-page').then(({ NoSuchPage }) => NoSuchPage),
      },
    ],
  },
];
