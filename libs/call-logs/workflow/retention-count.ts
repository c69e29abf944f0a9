import type { RetentionAction, RetentionPreview } from '@voicekeep/shared/contracts';
import { ruleFateOf, type AgedRecording, type AgePlace } from '@voicekeep/call-logs/domain';
import type { HeldSubjects } from './held-subjects';

type Fate = Pick<AgedRecording, 'id' | 'state' | 'writtenBy'>;

/** Adds up what a rule would do, row by row. */
export class RetentionCount {
  private callLogs = 0;
  private recordings = 0;
  private withoutCallLog = 0;
  private staying = 0;
  private held = 0;
  private oldest: Date | null = null;
  private newest: Date | null = null;

  constructor(
    readonly before: Date,
    private readonly action: RetentionAction,
    private readonly holds: HeldSubjects,
  ) {}

  addCall({ id, at }: AgePlace, recordings: readonly Fate[]): void {
    if (this.holds.hasCall(id, recordings)) {
      this.held += 1;
      return;
    }
    this.callLogs += 1;
    this.goes(at);
    for (const recording of recordings) this.addFate(recording);
  }

  addOutlived(recording: AgedRecording): void {
    if (this.holds.hasRecording(recording.id)) {
      this.held += 1;
      return;
    }
    if (!this.addFate(recording)) return;
    this.withoutCallLog += 1;
    this.goes(recording.at);
  }

  told(): RetentionPreview {
    const { callLogs, recordings, held } = this;
    return {
      before: this.before.toISOString(),
      ...{ callLogs, recordings, held },
      ...{ recordingsWithoutCallLog: this.withoutCallLog, recordingsStaying: this.staying },
      oldestAt: this.oldest?.toISOString() ?? null,
      newestAt: this.newest?.toISOString() ?? null,
    };
  }

  /** @returns whether it goes */
  private addFate(recording: Fate): boolean {
    const fate = ruleFateOf(this.action, recording);
    if (fate === 'goes') this.recordings += 1;
    if (fate === 'stays') this.staying += 1;
    return fate === 'goes';
  }

  private goes(at: Date): void {
    if (this.oldest === null || at < this.oldest) this.oldest = at;
    if (this.newest === null || at > this.newest) this.newest = at;
  }
}
