import type { AgePlace, AgeSpan } from './retention-runs';

/**
 * Call logs by age: of when the call started, or while that is unknown of when it was first heard of. Those
 * whose deletion was ordered are not among them.
 */
export abstract class AgedCallLogs {
  /** Oldest first. */
  abstract older(workspaceId: string, span: AgeSpan): Promise<readonly AgePlace[]>;
  /** The same, locked until the transaction ends; those another holds are left out. */
  abstract lockOlder(workspaceId: string, span: AgeSpan): Promise<readonly AgePlace[]>;
}
