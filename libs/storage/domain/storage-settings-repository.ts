import type { BucketConnection } from './bucket-connection';
import type { StorageForm, StoredStorage } from './storage-form';

export interface StorageSave {
  readonly workspaceId: string;
  /** The version this save is based on; 0 for the first. */
  readonly basedOn: number;
  readonly enabled: boolean;
  readonly form: StorageForm;
  /** Set when the connection passed its test: it becomes the location new recordings go to. */
  readonly tested: BucketConnection | null;
}

/** Keeps storage settings, one set per workspace, with secrets and numbers sealed. */
export abstract class StorageSettingsRepository {
  abstract find(workspaceId: string): Promise<StoredStorage | null>;
  /**
   * Saves all or nothing: settings, location, and the period in which storage is enabled.
   * @returns null when somebody else saved since `basedOn`.
   */
  abstract save(save: StorageSave): Promise<StoredStorage | null>;
}
