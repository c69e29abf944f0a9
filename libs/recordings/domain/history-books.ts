/** What the books say of an account's list. */
export abstract class HistoryBooks {
  /** Of these recordings, those a run would move: not verified in a bucket yet, with audio, not deleted here. */
  abstract wanted(workspaceId: string, recordingSids: readonly string[]): Promise<ReadonlySet<string>>;
}
