import type { AgedRecording, AgeSpan } from '@voicekeep/call-logs/domain';

/** Recordings that are kept though their call log is gone, by when they were made. */
export abstract class OutlivedRecordings {
  /** Oldest first. */
  abstract older(workspaceId: string, span: AgeSpan): Promise<readonly AgedRecording[]>;
  /** The same, locked until the transaction ends; those another holds are left out. */
  abstract lockOlder(workspaceId: string, span: AgeSpan): Promise<readonly AgedRecording[]>;
}
