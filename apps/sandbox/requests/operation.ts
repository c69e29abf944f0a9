export type Operation =
  | 'list-recordings'
  | 'fetch-recording'
  | 'delete-recording'
  | 'media'
  | 'list-calls'
  | 'fetch-call'
  | 'other';

const RECORDING = /\/Recordings\/(RE[0-9a-fA-F]{32})(\.json|\.wav|\.mp3|)$/;

/** What a request wants, told from its method and path alone. */
export function operationOf(
  method: string,
  path: string,
): { operation: Operation; recordingSid: string | null } {
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
