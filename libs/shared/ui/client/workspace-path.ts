import { inject } from '@angular/core';
import { VOICEKEEP_CONTEXT } from './voicekeep-context';

/** Builds paths below the workspace shown; throws when none is chosen yet. Call it where `inject` may be called. */
export function workspacePaths(): (rest: string) => string {
  const { workspaceId } = inject(VOICEKEEP_CONTEXT);
  return (rest) => {
    const id = workspaceId();
    if (id === null) throw new Error('No workspace is chosen yet.');
    return `/workspaces/${encodeURIComponent(id)}${rest}`;
  };
}
