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
}

/** The call list, as those who hear of calls see it. */
export abstract class CallLogs {
  /**
   * Writes down a call; facts only grow (a null never erases, a later status wins). A call a person
   * deleted stays deleted.
   * @returns the call log's id, or null when it was deleted
   */
  abstract record(workspaceId: string, facts: CallFacts): Promise<string | null>;
  /** The call log of that SID, made with nothing but the SID when unknown. `complete` says whether its facts are known. */
  abstract ensure(
    workspaceId: string,
    callSid: string,
    startedAt: Date | null,
  ): Promise<{ readonly id: string; readonly complete: boolean } | null>;
  /** The parties of a call, to judge scope; null when unknown. */
  abstract numbers(
    workspaceId: string,
    callLogId: string,
  ): Promise<{ readonly from: string | null; readonly to: string | null } | null>;
}
