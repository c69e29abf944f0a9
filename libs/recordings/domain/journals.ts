import type { RecordingRef } from './recording';

/** How many more of a lane (a workspace, or a location) may be begun at present; 0 keeps them waiting, still due. */
export type Room = (lane: string) => number;

/** One attempt to copy, written down before its first byte leaves. */
export interface CopyAttempt extends RecordingRef {
  readonly attempt: number;
  readonly locationId: string;
  readonly objectKey: string;
  /** `open`: may or may not have left an object; `kept`: holds the copy; `swept`: seen to be gone. */
  readonly state: 'open' | 'kept' | 'swept';
}

/** What was proven of a kept copy: enough to find it again as the recording's copy. */
export interface KeptCopy extends CopyAttempt {
  readonly bytes: number;
  /** Hex. */
  readonly sha256: string;
  readonly etag: string | null;
  readonly versionId: string | null;
  readonly contentType: string | null;
}

/** Every key the system ever wrote to. */
export abstract class CopyAttempts {
  abstract begin(attempt: Omit<CopyAttempt, 'state'>, now: Date): Promise<void>;
  abstract of(ref: RecordingRef): Promise<readonly CopyAttempt[]>;
  abstract settle(ref: RecordingRef, attempt: number, state: 'open' | 'swept', now: Date): Promise<void>;
  /** Writes down that the attempt with this key holds the proven copy. */
  abstract keep(
    copy: RecordingRef &
      Pick<KeptCopy, 'objectKey' | 'etag' | 'versionId' | 'contentType'> & {
        readonly bytes: number | null;
        readonly sha256: string | null;
      },
    now: Date,
  ): Promise<void>;
  /** Copies that were proven once and not removed since, the youngest first. */
  abstract kept(ref: RecordingRef): Promise<readonly KeptCopy[]>;
}

export interface SourceDeletion extends RecordingRef {
  readonly recordingSid: string;
  /**
   * `policy`: the workspace's toggle, looked at again; `order`: a person's run over kept copies, looked at again;
   * `call_log`: a person deleted the call; `recording`: or the recording itself.
   */
  readonly reason: 'policy' | 'order' | 'call_log' | 'recording';
  readonly state: 'pending' | 'attention' | 'confirmed' | 'cancelled';
  readonly tries: number;
  readonly dueAt: Date;
  /** When a DELETE was first sent; null while none was. */
  readonly sentAt: Date | null;
  readonly generation: number;
}

/** A person deleted the call or the recording: the copy in the bucket is not asked for, nor the hours it is held back. */
export const isOfPerson = ({ reason }: Pick<SourceDeletion, 'reason'>): boolean =>
  reason === 'call_log' || reason === 'recording';

/** Decided deletions at Twilio; each is carried out from its committed row. */
export abstract class SourceDeletions {
  /** Decides a deletion; one that was cancelled before is decided anew. @returns the generation it is due under */
  abstract decide(
    ref: RecordingRef,
    recordingSid: string,
    reason: SourceDeletion['reason'],
    dueAt: Date,
  ): Promise<number>;
  /** @returns false when nothing was open any more */
  abstract cancel(ref: RecordingRef): Promise<boolean>;
  abstract find(ref: RecordingRef): Promise<SourceDeletion | null>;
  /** All workspaces in turn. */
  abstract due(
    now: Date,
    limit: number,
    room?: Room,
  ): Promise<readonly (RecordingRef & { generation: number })[]>;
  /** Takes one due deletion until `until`. */
  abstract claim(ref: RecordingRef, owner: string, now: Date, until: Date): Promise<SourceDeletion | null>;
  /** Ends the claims of an owner that works no more: they are due at once. */
  abstract release(owner: string, now: Date): Promise<void>;
  /** Brings forward what waits for another try because of Twilio or the bucket. */
  abstract hasten(workspaceId: string, codePrefix: 'storage.' | 'telephony.', now: Date): Promise<void>;
  /** Those below are facts of the claim's owner; false means another owns it now. */
  abstract renew(deletion: SourceDeletion, until: Date): Promise<boolean>;
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
  /**
   * `leftover`: of an attempt that was given up; `call_log`: a person deleted the call; `recording`: or the recording
   * itself; `moved`: the proven copy lies in another bucket now.
   */
  readonly reason: 'leftover' | 'call_log' | 'recording' | 'moved';
  readonly tries: number;
  /** Rises with every claim; facts of an older one change nothing. */
  readonly generation: number;
}

export type DueRemoval = Pick<ObjectDeletion, 'id' | 'locationId'>;

/** Decided deletions in buckets; each is carried out from its committed row and retried until confirmed. */
export abstract class ObjectDeletions {
  abstract decide(deletion: Omit<ObjectDeletion, 'id' | 'tries' | 'generation'>, dueAt: Date): Promise<void>;
  /** All locations in turn. */
  abstract due(now: Date, limit: number, room?: Room): Promise<readonly DueRemoval[]>;
  abstract claim(id: string, owner: string, now: Date, until: Date): Promise<ObjectDeletion | null>;
  /** Ends the claims of an owner that works no more: they are due at once. */
  abstract release(owner: string, now: Date): Promise<void>;
  /** Those below are facts of the claim's owner; false means another owns it now. */
  abstract renew(deletion: ObjectDeletion, until: Date): Promise<boolean>;
  abstract confirm(deletion: ObjectDeletion, now: Date): Promise<boolean>;
  /** Ends it undone: the file stays. */
  abstract withdraw(deletion: ObjectDeletion, now: Date): Promise<boolean>;
  abstract retry(
    deletion: ObjectDeletion,
    dueAt: Date,
    problem: { readonly code: string; readonly message: string },
  ): Promise<boolean>;
  /** Not yet, though nothing is wrong: no try is used. */
  abstract postpone(deletion: ObjectDeletion, dueAt: Date): Promise<boolean>;
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
  /** Those of these recordings that a person deleted. */
  abstract among(workspaceId: string, recordingSids: readonly string[]): Promise<ReadonlySet<string>>;
}
