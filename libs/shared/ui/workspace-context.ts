import type { Signal } from '@angular/core';

/** Which workspace the pages show and where its API answers; the frame around the pages provides it. */
export abstract class WorkspaceContext {
  /** `/api/v1` included, without a slash at the end. */
  abstract readonly apiBaseUrl: string;
  abstract readonly workspaceId: Signal<string>;
}

/** The address of something inside the workspace now shown; `path` has no slash in front. */
export function workspaceUrl(context: WorkspaceContext, path: string): string {
  return `${context.apiBaseUrl}/workspaces/${encodeURIComponent(context.workspaceId())}/${path}`;
}
