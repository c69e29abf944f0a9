import type { Actor } from '@voicekeep/shared/access';
import type { RecordingKind, RecordingState } from '@voicekeep/shared/contracts';

/** What is known of a recording that is to be packed. */
export interface Packable {
  readonly id: string;
  readonly kind: RecordingKind;
  readonly state: RecordingState;
  readonly bytes: number | null;
  readonly sourceCreatedAt: Date;
}

/** A zip somebody may fetch until it expires: who, and of which recordings, in their order in it. */
export interface DownloadOrder {
  readonly workspaceId: string;
  readonly id: string;
  readonly recordingIds: readonly string[];
  readonly actor: Actor;
  readonly requestId: string;
  readonly expiresAt: Date;
}

/** Downloads that were ordered; of the zips themselves nothing is kept. */
export abstract class DownloadOrders {
  abstract ofCalls(workspaceId: string, callLogIds: readonly string[]): Promise<readonly Packable[]>;
  /** Those of these recordings that there are, deleted ones among them. */
  abstract ofRecordings(workspaceId: string, ids: readonly string[]): Promise<readonly Packable[]>;
  /** Writes an order down, and forgets those of the workspace that expired. */
  abstract add(order: DownloadOrder, now: Date): Promise<void>;
  /** @returns null also for one that expired and was forgotten; its actor has no grants */
  abstract find(workspaceId: string, id: string): Promise<DownloadOrder | null>;
}
