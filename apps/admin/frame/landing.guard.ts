import { inject } from '@angular/core';
import { Router, type UrlTree } from '@angular/router';
import { ApiClient } from '@voicekeep/shared/ui';
import { Session } from '../session/session';

/** Where one lands: among the calls, or at the first steps while the workspace has no bucket. */
export async function landing(): Promise<UrlTree> {
  const router = inject(Router);
  const api = inject(ApiClient);
  const id = inject(Session).workspaceId();
  const storage =
    id === null
      ? null
      : await api.get('/workspaces/{workspaceId}/storage', { path: { workspaceId: id } }).catch(() => null);
  return router.parseUrl(storage?.configured === false ? '/start' : '/calls');
}
