import { newId } from '@voicekeep/shared/kernel';
import { CallLogs, type CallFacts, type KnownCallLog, type NamedCall } from '@voicekeep/call-logs/domain';

/** A call list in memory: calls are known by what was recorded of them, and deleted ones stay away. */
export class CallList extends CallLogs {
  readonly deleted = new Set<string>();
  /** False: each call is new, so that however many come nothing is held. */
  remembers = true;
  readonly #logs = new Map<string, KnownCallLog>();
  readonly #parties = new Map<string, Pick<CallFacts, 'from' | 'to'>>();

  /** How often the facts of a call were written down. */
  readonly writes = new Map<string, number>();
  /** Calls that were not over when last heard of. */
  readonly goingOn = new Map<string, Date>();

  get(callSid: string): KnownCallLog | undefined {
    return this.#logs.get(callSid);
  }

  override async recordAll(_workspaceId: string, calls: readonly CallFacts[]) {
    const ids = new Map<string, string>();
    for (const { callSid, from, to } of calls) {
      const id = this.#logs.get(callSid)?.id ?? newId();
      ids.set(callSid, id);
      if (!this.remembers) continue;
      this.writes.set(callSid, (this.writes.get(callSid) ?? 0) + 1);
      this.goingOn.delete(callSid);
      this.#logs.set(callSid, { id, complete: true });
      this.#parties.set(id, { from, to });
    }
    return ids;
  }

  override async ensureAll(_workspaceId: string, calls: readonly NamedCall[]) {
    const logs = new Map<string, KnownCallLog>();
    for (const { callSid } of calls) {
      if (this.deleted.has(callSid)) continue;
      const log = this.#logs.get(callSid) ?? { id: newId(), complete: false };
      logs.set(callSid, log);
      if (this.remembers) this.#logs.set(callSid, log);
    }
    return logs;
  }

  override async unfinished(_workspaceId: string, since: Date) {
    return [...this.goingOn]
      .filter(([, startedAt]) => startedAt >= since)
      .map(([callSid, startedAt]) => ({ callSid, startedAt }));
  }

  override async numbers(_workspaceId: string, callLogId: string) {
    return this.#parties.get(callLogId) ?? null;
  }
}
