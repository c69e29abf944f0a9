import type { RecordingRef } from './recording';

export type RestoreTier = 'Expedited' | 'Standard' | 'Bulk';

export interface Restore {
  readonly tier: RestoreTier;
  readonly days: number;
  readonly requestedAt: Date;
  readonly expectedAt: Date;
  /** Until when the restored copy stays; null while it is being restored. */
  readonly readyUntil: Date | null;
}

export interface ArchiveFacts {
  readonly storageClass: string;
  readonly restore: Restore | null;
}

/** In which class recordings were last seen, and what was restored. Who is not in it lies in Standard. */
export abstract class ArchiveBook {
  abstract facts(workspaceId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ArchiveFacts>>;
  /** Writes down the class an object was just seen in. */
  abstract seen(ref: RecordingRef, objectKey: string, storageClass: string, at: Date): Promise<void>;
  abstract requested(ref: RecordingRef, restore: Restore): Promise<void>;
}
