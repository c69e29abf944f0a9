import type { RecordingKind, RecordingState } from '@voicekeep/shared/contracts';
import type { SqlCriterion } from '@voicekeep/shared/persistence';

/** Narrows the call list by recordings: one recording of the call that meets both wishes. */
export class SqlRecordingCriteria {
  criterion(
    callLogAlias: string,
    filter: { readonly kind?: RecordingKind | undefined; readonly state?: RecordingState | undefined },
  ): SqlCriterion {
    const wishes = [
      `recording.workspace_id = ${callLogAlias}.workspace_id`,
      `recording.call_log_id = ${callLogAlias}.id`,
      ...(filter.kind ? ['recording.kind = :recordingKind'] : []),
      ...(filter.state ? ['recording.state = :recordingState'] : []),
    ];
    return {
      sql: `EXISTS (SELECT 1 FROM vk_recordings recording WHERE ${wishes.join(' AND ')})`,
      parameters: { recordingKind: filter.kind, recordingState: filter.state },
    };
  }
}
