import type { Page, RecordingState, RecordingSummary } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import type { Room } from './journals';
import type { NewRecording, Recording, RecordingFacts, RecordingRef } from './recording';

/** One worker's claim: what it writes counts only while the generation is still its own. */
export interface Lease extends RecordingRef {
  readonly generation: number;
}

export interface RecordingFilter {
  readonly states?: readonly RecordingState[] | undefined;
  /** Null: of no call log. */
  readonly callLogId?: string | null | undefined;
  /** Exactly this recording of the account. */
  readonly recordingSid?: string | undefined;
}

/** A copying worker's view of what is due; the generation makes each piece of work nameable. */
export type DueRecording = Lease;

/** Where recordings are written down. Every change of state is checked against the state table. */
export abstract class RecordingRepository {
  /**
   * Adds those recordings of a workspace whose SIDs are not known in it; what is queued is due at once.
   * @returns the rows there are now by SID, and whether each is new
   */
  abstract addAll(
    workspaceId: string,
    recordings: readonly NewRecording[],
  ): Promise<ReadonlyMap<string, { readonly recording: Recording; readonly added: boolean }>>;
  abstract find(ref: RecordingRef): Promise<Recording | null>;
  /** Locks the row until the transaction ends. */
  abstract lock(ref: RecordingRef): Promise<Recording | null>;
  abstract findBySid(workspaceId: string, recordingSid: string): Promise<Recording | null>;
  abstract findBySids(workspaceId: string, recordingSids: readonly string[]): Promise<readonly Recording[]>;
  /** Newest first. */
  abstract page(workspaceId: string, filter: RecordingFilter, page: PageRequest): Promise<Page<Recording>>;
  abstract summaries(
    workspaceId: string,
    callLogIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RecordingSummary[]>>;
  /** Recordings of these call logs, or all of the workspace with null, locked. */
  abstract lockOf(workspaceId: string, callLogIds: readonly string[] | null): Promise<readonly Recording[]>;
  /** How many are in these states. */
  abstract count(workspaceId: string, states: readonly RecordingState[]): Promise<number>;

  /** Work whose time has come: fresh recordings first, then history, all workspaces in turn. */
  abstract due(now: Date, limit: number, room?: Room): Promise<readonly DueRecording[]>;
  /** Brings forward what waits for another try because of Twilio or the bucket. */
  abstract hasten(workspaceId: string, codePrefix: 'storage.' | 'telephony.', now: Date): Promise<void>;
  /** Takes one due recording for a worker. @returns null when it is not due or another has it */
  abstract claim(ref: RecordingRef, owner: string, now: Date, until: Date): Promise<Recording | null>;
  /** Keeps a claim alive. @returns false when it was lost */
  abstract renew(lease: Lease, until: Date): Promise<boolean>;
  /** Ends a claim early: the work is due again at once, nothing else changes. */
  abstract release(owner: string, now: Date): Promise<void>;
  /** A fact of the claim's owner. @returns false when another owns the recording now: stop */
  abstract fact(
    lease: Lease,
    from: RecordingState,
    to: RecordingState,
    facts: Partial<RecordingFacts>,
  ): Promise<boolean>;
  /** A change from outside any claim; ends whatever claim there is. @returns false when it stood elsewhere */
  abstract move(
    ref: RecordingRef,
    from: readonly RecordingState[],
    to: RecordingState,
    facts: Partial<RecordingFacts>,
  ): Promise<boolean>;
  /** Writes facts without touching state or claim. */
  abstract note(ref: RecordingRef, facts: Partial<RecordingFacts>): Promise<void>;
  /** Queued recordings go back to Twilio: of one run, or all of the workspace. @returns how many */
  abstract unqueue(workspaceId: string, runId: string | null): Promise<number>;
}
