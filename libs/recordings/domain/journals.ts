import type { RecordingRef } from './recording';

/** One attempt to copy, written down before its first byte leaves. */
export interface CopyAttempt extends RecordingRef {
  readonly attempt: number;
  readonly locationId: string;
  readonly objectKey: string;
  /** `open`: may or may not have left an object; `kept`: holds the copy; `swept`: seen to be gone. */
  readonly state: 'open' | 'kept' | 'swept';
}

/** Every key the system ever wrote to. */
export abstract class CopyAttempts {
  abstract begin(attempt: Omit<CopyAttempt, 'state'>, now: Date): Promise<void>;
  abstract of(ref: RecordingRef): Promise<readonly CopyAttempt[]>;
  abstract settle(ref: RecordingRef, attempt: number, state: 'kept' | 'swept', now: Date): Promise<void>;
}

export interface SourceDeletion extends RecordingRef {
  readonly recordingSid: string;
  /** `policy`: the workspace's toggle, looked at again; `call_log`: a person deleted the call. */
  readonly reason: 'policy' | 'call_log';
  readonly state: 'pending' | 'attention' | 'confirmed' | 'cancelled';
  readonly tries: number;
  readonly dueAt: Date;
  /** When a DELETE was first sent; null while none was. */
  readonly sentAt: Date | null;
  readonly generation: number;
}

/** Decided deletions at Twilio; each is carried out from its committed row. */
export abstract class SourceDeletions {
  /** Decides a deletion; one that was cancelled before is decided anew. */
  abstract decide(
    ref: RecordingRef,
    recordingSid: string,
    reason: SourceDeletion['reason'],
    dueAt: Date,
  ): Promise<void>;
  /** @returns false when nothing was open any more */
  abstract cancel(ref: RecordingRef): Promise<boolean>;
  abstract find(ref: RecordingRef): Promise<SourceDeletion | null>;
  abstract due(now: Date, limit: number): Promise<readonly (RecordingRef & { generation: number })[]>;
  /** Takes one due deletion until `until`. */
  abstract claim(ref: RecordingRef, now: Date, until: Date): Promise<SourceDeletion | null>;
  /** The four below are facts of the claim's owner; false means another owns it now. */
  abstract sent(deletion: SourceDeletion, at: Date): Promise<boolean>;
  abstract confirm(deletion: SourceDeletion, how: 'deleted' | 'metadata' | 'age', at: Date): Promise<boolean>;
  abstract withdraw(deletion: SourceDeletion): Promise<boolean>;
  abstract retry(
    deletion: SourceDeletion,
    next: { readonly dueAt: Date; readonly attention: boolean; readonly countsTry: boolean },
    problem: { readonly code: string; readonly message: string },
  ): Promise<boolean>;
  abstract countOpen(workspaceId: string): Promise<number>;
}

export interface ObjectDeletion {
  readonly id: string;
  readonly workspaceId: string;
  readonly recordingId: string;
  readonly attempt: number;
  readonly locationId: string;
  readonly objectKey: string;
  /** `leftover`: of an attempt that was given up; `call_log`: a person deleted the call. */
  readonly reason: 'leftover' | 'call_log';
  readonly tries: number;
}

/** Decided deletions in buckets; each is carried out from its committed row and retried until confirmed. */
export abstract class ObjectDeletions {
  abstract decide(deletion: Omit<ObjectDeletion, 'id' | 'tries'>, dueAt: Date): Promise<void>;
  abstract due(now: Date, limit: number): Promise<readonly string[]>;
  abstract claim(id: string, now: Date, until: Date): Promise<ObjectDeletion | null>;
  abstract confirm(deletion: ObjectDeletion, now: Date): Promise<void>;
  abstract retry(
    deletion: ObjectDeletion,
    dueAt: Date,
    problem: { readonly code: string; readonly message: string },
  ): Promise<void>;
  /** Open ones that a person ordered. */
  abstract countOpen(workspaceId: string): Promise<number>;
}

/** Keyed hashes of recordings a person deleted: they never come back. */
export abstract class Tombstones {
  abstract add(
    workspaceId: string,
    recordingSids: readonly string[],
    kept: { readonly locationId: string; readonly objectKey: string } | null,
    now: Date,
  ): Promise<void>;
  abstract has(workspaceId: string, recordingSid: string): Promise<boolean>;
}
