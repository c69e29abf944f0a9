/** What people write about a call. */
export abstract class CallLogNotes {
  /** Replaces the notes; null takes them away. @returns false when there is no such call log */
  abstract write(workspaceId: string, callLogId: string, notes: string | null): Promise<boolean>;
}
