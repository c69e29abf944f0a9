import { VoicekeepError } from '@voicekeep/shared/errors';
import { refuseHeld, type CallLogRecordings, type LegalHolds } from '@voicekeep/call-logs/domain';
import { HeldSubjects } from './held-subjects';

/** Ids that are asked about. */
export interface HoldScope {
  readonly callLogs: readonly string[];
  readonly recordings: readonly string[];
}

/** Stands before every deletion. */
export class HoldGuard {
  constructor(
    private readonly holds: LegalHolds,
    private readonly recordings: CallLogRecordings,
  ) {}

  /**
   * For call logs the caller has locked; their recordings are locked here. Of a whole workspace with null.
   * @throws VoicekeepError `call_log.held`, `recording.held` kind conflict: nothing may change then
   */
  async refuse(workspaceId: string, callLogIds: readonly string[] | null): Promise<void> {
    if (callLogIds === null) return refuseHeld(this.holds, workspaceId, null, null);
    await refuseHeld(this.holds, workspaceId, 'call_log', callLogIds);
    const recordings = await this.recordings.lockOf(workspaceId, callLogIds);
    await refuseHeld(this.holds, workspaceId, 'recording', recordings);
  }

  /** What is held among these, or of the whole workspace with null. */
  async held(workspaceId: string, among: HoldScope | null): Promise<HeldSubjects> {
    const [callLogs, recordings] = await Promise.all([
      this.holds.heldAmong(workspaceId, 'call_log', among && among.callLogs),
      this.holds.heldAmong(workspaceId, 'recording', among && among.recordings),
    ]);
    return new HeldSubjects(callLogs, recordings);
  }
}

export const isHeld = (error: unknown): boolean =>
  error instanceof VoicekeepError && (error.code === 'recording.held' || error.code === 'call_log.held');
