import { provideHttpClient } from '@angular/common/http';
import { inject, provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { provideRouter, type Routes } from '@angular/router';
import { provideVoicekeep, voicekeepPages } from '@voicekeep/plugin/angular';
import { HostRoot } from './host-root';
import { HostSession } from './host-session';
import { Overview } from './overview';

const routes: Routes = [
  { path: '', component: Overview },
  { path: 'calls', title: 'Calls', loadComponent: voicekeepPages.calls },
  { path: 'campaigns', title: 'Campaigns', loadComponent: voicekeepPages.campaigns },
  { path: 'storage', title: 'Storage', loadComponent: voicekeepPages.storage },
];

bootstrapApplication(HostRoot, {
  providers: [
    provideZonelessChangeDetection(),
    provideHttpClient(),
    provideRouter(routes),
    provideVoicekeep(() => {
      const session = inject(HostSession);
      return {
        apiBaseUrl: '/api/v1',
        workspaceId: session.workspaceId,
        mayAdminister: session.isOwner,
      };
    }),
  ],
}).catch((error: unknown) => {
  document.body.textContent = 'The dashboard could not start.';
  throw error;
});
