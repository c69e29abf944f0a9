import type { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import type { Transactions } from '@voicekeep/shared/kernel';
import type {
  CallLogRecordings,
  CallLogRemovals,
  HoldSubject,
  LegalHold,
  LegalHolds,
  WorkspaceStore,
} from '@voicekeep/call-logs/domain';
import type { Requester } from './requester';

export interface LegalHoldDeskParts {
  readonly transactions: Transactions;
  readonly workspaces: WorkspaceStore;
  readonly holds: LegalHolds;
  readonly removals: CallLogRemovals;
  readonly recordings: CallLogRecordings;
  readonly audit: AuditTrail;
}

/** Places holds on calls and recordings, and lifts them; both are on record. */
export class LegalHoldDesk {
  constructor(private readonly parts: LegalHoldDeskParts) {}

  /** Held again, it keeps its first reason. @throws VoicekeepError `call_log.not_found`, `recording.not_found` */
  place(workspaceId: string, subject: HoldSubject, reason: string, by: Requester): Promise<LegalHold> {
    return this.parts.transactions.run(async () => {
      // A workspace whose deletion begins now waits here, and then finds the hold.
      const workspace = await this.parts.workspaces.lockForDeletion(workspaceId);
      if (!workspace || workspace.jobId !== null)
        throw errors.notFound('workspace.not_found', 'There is no such workspace.');
      const callLogId = await this.lockSubject(workspaceId, subject);
      const hold = await this.parts.holds.place(workspaceId, subject, callLogId, reason);
      await this.record('hold.placed', workspaceId, subject, by);
      return hold;
    });
  }

  /** Lifted again, nothing changes. @throws VoicekeepError `hold.not_found` */
  lift(workspaceId: string, holdId: string, by: Requester): Promise<void> {
    return this.parts.transactions.run(async () => {
      const found = await this.parts.holds.lift(workspaceId, holdId);
      if (!found) throw errors.notFound('hold.not_found', 'There is no such hold.');
      if (found.lifted) await this.record('hold.lifted', workspaceId, found.subject, by);
    });
  }

  /** Oldest first; `cursor` is the id of the last one seen. */
  async page(
    workspaceId: string,
    { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  ): Promise<{ items: LegalHold[]; nextCursor: string | null }> {
    const found = await this.parts.holds.page(workspaceId, cursor ?? null, limit + 1);
    const items = found.slice(0, limit);
    return { items, nextCursor: found.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  /** Locks what is to be held until the hold is written. @returns the call log it belongs to */
  private async lockSubject(workspaceId: string, { kind, id }: HoldSubject): Promise<string | null> {
    if (kind === 'call_log') {
      if ((await this.parts.removals.lock(workspaceId, [id])).length > 0) return id;
      throw errors.notFound('call_log.not_found', 'There is no such call log.');
    }
    const found = await this.parts.recordings.lockOne(workspaceId, id);
    if (found) return found.callLogId;
    throw errors.notFound('recording.not_found', 'There is no such recording.');
  }

  private record(action: string, workspaceId: string, subject: HoldSubject, by: Requester): Promise<void> {
    const resource = { type: subject.kind, id: subject.id };
    return this.parts.audit.append({ ...by, action, outcome: 'ok', workspaceId, resource });
  }
}
