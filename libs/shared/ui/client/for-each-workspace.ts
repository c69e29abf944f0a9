import { effect, inject, untracked } from '@angular/core';
import { VOICEKEEP_CONTEXT } from './voicekeep-context';

/** Calls `load` once the workspace is known and again whenever another one is chosen. */
export function forEachWorkspace(load: () => void): void {
  const { workspaceId } = inject(VOICEKEEP_CONTEXT);
  effect(() => {
    if (workspaceId() !== null) untracked(load);
  });
}
