export { CallLogs, type CallFacts } from './call-logs';
export { CallLogRecordings, type RecordingRelease, type ReleasePlan } from './call-log-recordings';
export { Workspaces } from './workspaces';
