/** What legal holds were seen to be in force on. A held call holds its recordings, and a held recording its call. */
export class HeldSubjects {
  private readonly callLogs: ReadonlySet<string>;
  private readonly recordings: ReadonlySet<string>;

  constructor(callLogs: readonly string[], recordings: readonly string[]) {
    this.callLogs = new Set(callLogs);
    this.recordings = new Set(recordings);
  }

  hasCall(callLogId: string, recordings: readonly { readonly id: string }[]): boolean {
    return this.callLogs.has(callLogId) || recordings.some(({ id }) => this.recordings.has(id));
  }

  hasRecording(recordingId: string): boolean {
    return this.recordings.has(recordingId);
  }
}
