import type { CallLog, TwoWayPage } from '@voicekeep/shared/contracts';
import type { PageRequest } from '@voicekeep/shared/kernel';
import type { CallLogCriteria } from './call-log-criteria';

/** A call log without the recordings that hang on it. */
export type CallLogEntry = Omit<CallLog, 'recordings' | 'onHold'>;

/** Reads the call list. Logs whose deletion was ordered are not in it. */
export abstract class CallLogBook {
  /**
   * Newest first, in either direction by the cursors of a page. A search in notes opens so many rows at
   * most; where it stopped, the page may hold fewer logs and yet have a cursor.
   */
  abstract page(
    workspaceId: string,
    criteria: CallLogCriteria,
    page: PageRequest,
  ): Promise<TwoWayPage<CallLogEntry>>;
  /** All of them, newest first, a page at a time and no more than two pages in memory. */
  abstract all(workspaceId: string, criteria: CallLogCriteria): AsyncIterable<readonly CallLogEntry[]>;
  /** Their ids alone, newest first, batch by batch. */
  abstract ids(workspaceId: string, criteria: CallLogCriteria): AsyncIterable<readonly string[]>;
  /** How many of these are on the list. */
  abstract countListed(workspaceId: string, callLogIds: readonly string[]): Promise<number>;
  abstract find(workspaceId: string, callLogId: string): Promise<CallLogEntry | null>;
}
