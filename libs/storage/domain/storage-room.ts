/** Everything storage keeps of a workspace, for the end of that workspace. */
export abstract class StorageRoom {
  /** Removes settings, locations with their credentials, and periods; the bucket is left alone. Safe to repeat. */
  abstract empty(workspaceId: string): Promise<void>;
}
