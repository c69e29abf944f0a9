/** The words by which people find a call again. */
export abstract class CallTags {
  /** Replaces the tags, inside the caller's transaction. @returns false when there is no such call log */
  abstract write(workspaceId: string, callLogId: string, tags: readonly string[]): Promise<boolean>;
}
