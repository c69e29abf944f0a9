import type { AuditTrail } from '@voicekeep/shared/audit';
import {
  keepInWords,
  ruleFateOf,
  type AgedCallLogs,
  type AgedRecordings,
  type AgePlace,
  type CallLogRecordings,
  type CallLogRemovals,
  type DeletingRule,
  type RecordingRelease,
  type RetentionClaim,
  type RetentionPlace,
  type RetentionTally,
} from '@voicekeep/call-logs/domain';
import type { HoldGuard } from './hold-guard';
import { retentionActor } from './retention-actor';

export interface RetentionBatchParts {
  readonly callLogs: AgedCallLogs;
  readonly recordings: CallLogRecordings;
  readonly agedRecordings: AgedRecordings;
  readonly removals: CallLogRemovals;
  readonly guard: HoldGuard;
  readonly audit: AuditTrail;
}

/** Where a run stands after a batch; `place` is null when nothing is left to do. */
export interface BatchOutcome {
  readonly place: RetentionPlace | null;
  readonly tally: RetentionTally;
}

const BATCH = 100;

/**
 * Deletes the next few that are older than a rule allows, the way a person's deletion does; what is held stays
 * and is counted. Works inside the caller's transaction, so that a batch is done whole or not at all.
 */
export class RetentionBatch {
  constructor(private readonly parts: RetentionBatchParts) {}

  take(claim: RetentionClaim, rule: DeletingRule, before: Date): Promise<BatchOutcome> {
    return claim.place.phase === 'call-logs'
      ? this.takeCallLogs(claim, rule, before)
      : this.takeKept(claim, rule, before);
  }

  private async takeCallLogs(claim: RetentionClaim, rule: DeletingRule, before: Date): Promise<BatchOutcome> {
    const { callLogs, recordings, agedRecordings, removals, guard } = this.parts;
    const { workspaceId, place, tally } = claim;
    const found = await callLogs.lockOlder(workspaceId, { before, after: place.after, limit: BATCH });
    if (found.length === 0) return { place: { phase: 'recordings', after: null }, tally };
    const ids = found.map(({ id }) => id);
    await recordings.lockOf(workspaceId, ids);
    const summaries = await recordings.summaries(workspaceId, ids);
    const held = await guard.held(workspaceId, {
      callLogs: ids,
      recordings: [...summaries.values()].flat().map(({ id }) => id),
    });
    const free = ids.filter((id) => !held.hasCall(id, summaries.get(id) ?? []));
    if (free.length > 0) {
      const released = await agedRecordings.release(workspaceId, free, rule.action);
      await removals.remove(workspaceId, free);
      await this.record('call_log.deleted', claim, rule, before, free.length, released);
    }
    const gone = free
      .flatMap((id) => summaries.get(id) ?? [])
      .filter((recording) => ruleFateOf(rule.action, recording) === 'goes');
    return {
      place: { phase: 'call-logs', after: lastOf(found) },
      tally: {
        callLogs: tally.callLogs + free.length,
        recordings: tally.recordings + gone.length,
        held: tally.held + ids.length - free.length,
      },
    };
  }

  private async takeKept(claim: RetentionClaim, rule: DeletingRule, before: Date): Promise<BatchOutcome> {
    const { agedRecordings, guard } = this.parts;
    const { workspaceId, place, tally } = claim;
    if (rule.action !== 'log-and-recordings') return { place: null, tally };
    const found = await agedRecordings.lockOlder(workspaceId, { before, after: place.after, limit: BATCH });
    if (found.length === 0) return { place: null, tally };
    const held = await guard.held(workspaceId, { callLogs: [], recordings: found.map(({ id }) => id) });
    const free = found.filter(({ id }) => !held.hasRecording(id));
    if (free.length > 0) {
      const ids = free.map(({ id }) => id);
      const released = await agedRecordings.remove(workspaceId, ids);
      await this.record('recording.deleted', claim, rule, before, ids.length, released);
    }
    const gone = free.filter((recording) => ruleFateOf(rule.action, recording) === 'goes');
    return {
      place: { phase: 'recordings', after: lastOf(found) },
      tally: {
        ...tally,
        recordings: tally.recordings + gone.length,
        held: tally.held + found.length - free.length,
      },
    };
  }

  private record(
    action: string,
    { id, workspaceId }: RetentionClaim,
    { keep, action: what }: DeletingRule,
    before: Date,
    count: number,
    released: RecordingRelease,
  ): Promise<void> {
    return this.parts.audit.append({
      ...{ actor: retentionActor, action, outcome: 'ok', workspaceId },
      resource: { type: 'job', id },
      details: { count, ...released, rule: `${keepInWords(keep)}, ${what}`, before: before.toISOString() },
    });
  }
}

function lastOf(found: readonly AgePlace[]): AgePlace | null {
  const last = found.at(-1);
  return last ? { at: last.at, id: last.id } : null;
}
