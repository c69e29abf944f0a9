/** What the other rooms keep of a workspace: its settings, recordings and members. */
export abstract class WorkspaceRooms {
  /**
   * Removes their rows once nothing of the workspace waits any more, before its data key is destroyed.
   * Safe to repeat; what must outlast a workspace (audit, tombstones of kept files) stays.
   */
  abstract empty(workspaceId: string): Promise<void>;
}
