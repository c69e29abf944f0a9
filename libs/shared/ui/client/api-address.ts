import { inject, Injectable } from '@angular/core';
import { VOICEKEEP_CONTEXT } from './voicekeep-context';

/** Where the routes of the REST API lie for this application. */
@Injectable({ providedIn: 'root' })
export class ApiAddress {
  private readonly context = inject(VOICEKEEP_CONTEXT);

  /** @throws Error when the workspace shown is meant and none is chosen yet */
  of(route: string, path: Readonly<Record<string, string>> = {}): string {
    const filled = route.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = path[name] ?? (name === 'workspaceId' ? this.context.workspaceId() : null);
      if (value === null) throw new Error('No workspace is chosen yet.');
      return encodeURIComponent(value);
    });
    return this.context.apiBaseUrl + filled;
  }
}
