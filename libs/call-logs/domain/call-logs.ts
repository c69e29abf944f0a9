/** What is known of a call, from a webhook or from the account's history. */
export interface CallFacts {
  readonly callSid: string;
  readonly parentCallSid: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly direction: 'inbound' | 'outbound' | 'unknown';
  readonly startedAt: Date | null;
  readonly durationSeconds: number | null;
  readonly status: string | null;
  readonly answeredBy: string | null;
  readonly callerName: string | null;
  /** What Twilio charged, in `priceUnit`; null until it was rated, which is minutes after the call's end. */
  readonly price: number | null;
  /** ISO 4217, such as USD. */
  readonly priceUnit: string | null;
}

export type NamedCall = Pick<CallFacts, 'callSid' | 'startedAt'>;

/** `complete` says whether the facts of the call are known. */
export interface KnownCallLog {
  readonly id: string;
  readonly complete: boolean;
}

/** The call list, as those who hear of calls see it. */
export abstract class CallLogs {
  /**
   * Writes down calls, all in one commit; facts only grow (a null never erases, a later status wins). A call a
   * person deleted stays deleted.
   * @returns the call logs' ids by call SID; without those that were deleted
   */
  abstract recordAll(workspaceId: string, calls: readonly CallFacts[]): Promise<ReadonlyMap<string, string>>;
  /** The call logs of these SIDs, made with nothing but the SID when unknown; without those that were deleted. */
  abstract ensureAll(
    workspaceId: string,
    calls: readonly NamedCall[],
  ): Promise<ReadonlyMap<string, KnownCallLog>>;

  /** Calls since then that were not over, or not rated, when last heard of, oldest first, with the time they are listed under. */
  abstract unfinished(
    workspaceId: string,
    since: Date,
    limit: number,
  ): Promise<readonly { readonly callSid: string; readonly startedAt: Date }[]>;

  /** The same for one call. @returns its call log's id, or null when it was deleted */
  async record(workspaceId: string, facts: CallFacts): Promise<string | null> {
    return (await this.recordAll(workspaceId, [facts])).get(facts.callSid) ?? null;
  }

  async ensure(workspaceId: string, callSid: string, startedAt: Date | null): Promise<KnownCallLog | null> {
    return (await this.ensureAll(workspaceId, [{ callSid, startedAt }])).get(callSid) ?? null;
  }

  /** The parties of a call, to judge scope; null when unknown. */
  abstract numbers(
    workspaceId: string,
    callLogId: string,
  ): Promise<{ readonly from: string | null; readonly to: string | null } | null>;
}
