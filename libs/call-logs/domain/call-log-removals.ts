import type { SelectionCriteria } from './call-log-criteria';

/** Which logs a bulk deletion takes. */
export type DeletionTarget = { readonly ids: readonly string[] } | { readonly criteria: SelectionCriteria };

/** Takes call logs off the list for good. Every call works inside the caller's transaction. */
export abstract class CallLogRemovals {
  /** Locks the logs until the transaction ends. @returns those that exist */
  abstract lock(workspaceId: string, callLogIds: readonly string[]): Promise<readonly string[]>;
  /** Removes locked logs and leaves a tombstone for each, so that no import or webhook brings one back. */
  abstract remove(workspaceId: string, callLogIds: readonly string[]): Promise<void>;
  /** True when this log once was here and a person deleted it. */
  abstract wasRemoved(workspaceId: string, callLogId: string): Promise<boolean>;

  /** The logs the target names, at most `most` + 1 of them. @returns their ids */
  abstract choose(workspaceId: string, target: DeletionTarget, most: number): Promise<readonly string[]>;
  /** How many they are, counted up to `most` + 1. */
  abstract count(workspaceId: string, target: DeletionTarget, most: number): Promise<number>;
  /** Sets the target's logs aside for the job: they leave the list now and are removed by it. @returns how many */
  abstract setAside(workspaceId: string, target: DeletionTarget, jobId: string): Promise<number>;
  /** Locks up to `limit` logs set aside for the job; those another worker holds are left to it. */
  abstract lockSetAside(workspaceId: string, jobId: string, limit: number): Promise<readonly string[]>;
  /** Puts logs back on the list; all of the job's without `callLogIds`. @returns how many */
  abstract putBack(workspaceId: string, jobId: string, callLogIds?: readonly string[]): Promise<number>;
  /** True while a log of the job waits to be removed, locked by another worker or not. */
  abstract hasSetAside(workspaceId: string, jobId: string): Promise<boolean>;
}
