import type { Problem } from './problem-of';

/** One look through an account's recent list, newest first. */
export interface ReconcileTurn {
  readonly accountSid: string;
  /** Recordings made before this are not looked at. */
  readonly from: Date;
  /** Once the turn has ended, everything made until then has been seen. */
  readonly beganAt: Date;
  /** The daily look further back. */
  readonly wide: boolean;
  /** Where to go on; null at the first page. */
  readonly page: string | null;
}

/** A workspace's turn, held by one worker; what it writes counts only while the generation is still its own. */
export interface ReconcileClaim {
  readonly workspaceId: string;
  /** The turn that was begun and not ended; null when a new one is due. */
  readonly turn: ReconcileTurn | null;
  /** The account the two below are about. */
  readonly accountSid: string | null;
  /** When the last ended turn began. */
  readonly seenUntil: Date | null;
  readonly lastWideAt: Date | null;
  /** Failures in a row. */
  readonly tries: number;
  readonly generation: number;
}

/** How far each workspace's account was compared with what is known here; survives restarts page by page. */
export abstract class Reconciliations {
  /** Workspaces not heard of before get their first turn at `firstAt`. */
  abstract enroll(workspaceIds: readonly string[], firstAt: Date): Promise<void>;
  /** Whose turn it is, the longest waiting first. */
  abstract due(now: Date, limit: number): Promise<readonly string[]>;
  /** @returns null when it is not due or another has it */
  abstract claim(workspaceId: string, now: Date, until: Date): Promise<ReconcileClaim | null>;
  /** The four below end the claim. The page before is in the books: goes on with `turn.page`. */
  abstract turnPage(claim: ReconcileClaim, turn: ReconcileTurn, dueAt: Date): Promise<void>;
  /** The last page is in the books: only now the watermark moves. */
  abstract end(claim: ReconcileClaim, turn: ReconcileTurn, dueAt: Date): Promise<void>;
  abstract fail(
    claim: ReconcileClaim,
    turn: ReconcileTurn | null,
    dueAt: Date,
    problem: Problem,
  ): Promise<void>;
  abstract postpone(claim: ReconcileClaim, dueAt: Date): Promise<void>;
  /** Forgets a workspace that is gone. */
  abstract drop(workspaceId: string): Promise<void>;
}

/** Which recordings need no second look. */
export abstract class KnownRecordings {
  /** Those of the given SIDs that are in the books with all their facts. */
  abstract among(workspaceId: string, recordingSids: readonly string[]): Promise<ReadonlySet<string>>;
}
