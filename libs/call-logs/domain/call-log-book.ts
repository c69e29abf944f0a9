import type { CallLog, Page } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import type { CallLogCriteria } from './call-log-criteria';

/** A call log without the recordings that hang on it. */
export type CallLogEntry = Omit<CallLog, 'recordings'>;

/** Reads the call list. Logs whose deletion was ordered are not in it. */
export abstract class CallLogBook {
  /** Newest first. */
  abstract page(
    workspaceId: string,
    criteria: CallLogCriteria,
    page: PageRequest,
  ): Promise<Page<CallLogEntry>>;
  abstract find(workspaceId: string, callLogId: string): Promise<CallLogEntry | null>;
}
