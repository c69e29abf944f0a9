import type { RecordingKind, RecordingState } from '@voicekeep/shared/contracts';
import type { SqlCriterion } from '@voicekeep/shared/persistence';

export interface RecordingFilter {
  readonly kind?: RecordingKind | undefined;
  readonly state?: RecordingState | undefined;
}

/** The slot through which recordings narrow the call list. */
export abstract class RecordingCriteria {
  /**
   * The condition that a call log has a recording of this kind and state (one recording that meets both).
   * `callLogAlias` names `vk_call_logs` in the query, with its columns `workspace_id` and `id`. Parameter
   * names must not clash with others: begin them with `recording`.
   */
  abstract criterion(callLogAlias: string, filter: RecordingFilter): SqlCriterion;
}
