/** What is held. A held call holds its recordings too. */
export interface HoldSubject {
  readonly kind: 'call_log' | 'recording';
  readonly id: string;
}

export interface LegalHold {
  readonly id: string;
  readonly subject: HoldSubject;
  /** The call log of a held recording, as it was when the hold was placed. */
  readonly callLogId: string | null;
  readonly reason: string;
  readonly placedAt: Date;
}

/**
 * Holds that win over every deletion, whatever a bucket's own locks say. Who deletes locks what it deletes
 * first and then asks here, in the same transaction; who holds does the same.
 */
export abstract class LegalHolds {
  /** Places a hold; one there is stays as it is. @returns the hold there is now */
  abstract place(
    workspaceId: string,
    subject: HoldSubject,
    callLogId: string | null,
    reason: string,
  ): Promise<LegalHold>;
  /** Lifts it; the row stays as a record. @returns what it held and whether it was in force; null when there is none */
  abstract lift(
    workspaceId: string,
    holdId: string,
  ): Promise<{ readonly subject: HoldSubject; readonly lifted: boolean } | null>;
  abstract find(workspaceId: string, subject: HoldSubject): Promise<LegalHold | null>;
  /** Those in force, oldest first. */
  abstract page(workspaceId: string, after: string | null, limit: number): Promise<readonly LegalHold[]>;
  /** Those of these subjects that are held, or all held ones with null. */
  abstract heldAmong(
    workspaceId: string,
    kind: HoldSubject['kind'],
    ids: readonly string[] | null,
  ): Promise<readonly string[]>;
  /** The first in force on any of these, or on anything at all with null. */
  abstract firstAmong(
    workspaceId: string,
    kind: HoldSubject['kind'] | null,
    ids: readonly string[] | null,
  ): Promise<LegalHold | null>;
}
