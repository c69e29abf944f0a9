import type { FaultKind } from '../faults/fault-kind';
import type { Operation } from './operation';

/** One request to the REST interface. */
export interface LoggedRequest {
  readonly at: Date;
  readonly method: string;
  /** With query, without credentials. */
  readonly path: string;
  readonly operation: Operation;
  readonly recordingSid: string | null;
  readonly fault: FaultKind | null;
  /** What was answered; null while unanswered, and for good when the connection was dropped before an answer. */
  status: number | null;
  /** Whether it deleted a recording, answered or not. */
  deleted: boolean;
}

/** Every request since the start, in the order of arrival. */
export class RequestLog {
  private readonly entries: LoggedRequest[] = [];

  add(entry: LoggedRequest): void {
    this.entries.push(entry);
  }

  all(): readonly LoggedRequest[] {
    return this.entries;
  }
}
