import type { CallDirection, RecordingKind, RecordingState } from '@voicekeep/shared/contracts';

/** Which call logs are meant. `from` inclusive, `to` exclusive, by the time the call started. */
export interface CallLogCriteria {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** E.164, either party. */
  readonly number?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly kind?: RecordingKind | undefined;
  readonly recordingState?: RecordingState | undefined;
  readonly direction?: CallDirection | undefined;
}
