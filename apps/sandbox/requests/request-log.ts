import type { FaultKind } from '../faults/fault-kind';

export type Operation =
  | 'list-recordings'
  | 'fetch-recording'
  | 'delete-recording'
  | 'media'
  | 'list-calls'
  | 'fetch-call'
  | 'other';

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

const RECORDING = /\/Recordings\/(RE[0-9a-fA-F]{32})(\.json|\.wav|\.mp3|)$/;

/** What a request wants, told from its method and path alone. */
export function operationOf(method: string, path: string): Pick<LoggedRequest, 'operation' | 'recordingSid'> {
  const recording = RECORDING.exec(path);
  if (recording) {
    const [, recordingSid = null, extension] = recording;
    if (method === 'DELETE') return { operation: 'delete-recording', recordingSid };
    return { operation: extension === '.json' ? 'fetch-recording' : 'media', recordingSid };
  }
  if (path.endsWith('/Recordings.json')) return { operation: 'list-recordings', recordingSid: null };
  if (path.endsWith('/Calls.json')) return { operation: 'list-calls', recordingSid: null };
  return {
    operation: /\/Calls\/CA[0-9a-f]{32}\.json$/i.test(path) ? 'fetch-call' : 'other',
    recordingSid: null,
  };
}
