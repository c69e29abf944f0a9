import type { CallDirection, RecordingKind, RecordingState } from '@voicekeep/shared/contracts';
import type { NumberTerm } from './number-terms';

/** Which call logs are meant. `from` inclusive, `to` exclusive, by the time the call started. */
export interface CallLogCriteria {
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  /** Either party meets it; each of several by itself. */
  readonly numbers?: readonly NumberTerm[] | undefined;
  readonly minDurationSeconds?: number | undefined;
  readonly maxDurationSeconds?: number | undefined;
  /** A part of the notes, in capitals or not. Only pages and exports can look for it. */
  readonly notes?: string | undefined;
  /** What a tag is found by, of `requireTagTerm`. */
  readonly tag?: string | undefined;
  readonly campaignId?: string | undefined;
  readonly kind?: RecordingKind | undefined;
  readonly recordingState?: RecordingState | undefined;
  readonly direction?: CallDirection | undefined;
}

/** Criteria the database alone can judge: a deletion must not depend on what only opening notes tells. */
export type SelectionCriteria = CallLogCriteria & { readonly notes?: undefined };
