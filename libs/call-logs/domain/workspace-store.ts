import type { Workspace } from '@voicekeep/shared/contracts';

export interface DeletingWorkspace {
  readonly id: string;
  readonly jobId: string;
}

/** Writes workspaces down. One whose deletion began is found only by `deleting` and `lockForDeletion`. */
export abstract class WorkspaceStore {
  abstract add(name: string): Promise<Workspace>;
  abstract find(workspaceId: string): Promise<Workspace | null>;
  abstract rename(workspaceId: string, name: string): Promise<void>;
  /** The next workspaces after this id, oldest first. */
  abstract after(workspaceId: string | null, limit: number): Promise<readonly Workspace[]>;

  /** Locks its row until the transaction ends; `jobId` names a deletion under way. @returns null when it is gone */
  abstract lockForDeletion(workspaceId: string): Promise<{ readonly jobId: string | null } | null>;
  abstract markDeleting(workspaceId: string, jobId: string): Promise<void>;
  abstract deleting(): Promise<readonly DeletingWorkspace[]>;
  /** Rows of call data the workspace still has. */
  abstract countCallLogs(workspaceId: string): Promise<number>;
  /** Removes call logs, campaigns and tombstones of the workspace; safe to repeat. */
  abstract clear(workspaceId: string): Promise<void>;
  abstract remove(workspaceId: string): Promise<void>;
}
