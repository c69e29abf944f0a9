import type { CellPlace } from '@voicekeep/shared/crypto';

/** Under the installation's key: the record of a workspace outlives the workspace and its key. */
export const actorNamePlace = (rowId: string): CellPlace => ({
  workspaceId: null,
  table: 'vk_audit_events',
  column: 'actor_name',
  rowId,
});
