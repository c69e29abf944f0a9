/** Everything that can be allowed or refused. A new action gets its name here and its rule in `can`. */
export type Action =
  | 'workspace.create'
  | 'workspace.read'
  | 'workspace.update'
  | 'workspace.delete'
  | 'telephony.read'
  | 'telephony.update'
  | 'storage.read'
  | 'storage.update'
  | 'migration.read'
  | 'migration.run'
  | 'campaign.read'
  | 'campaign.update'
  | 'call_log.read'
  | 'call_log.export'
  | 'call_log.update'
  | 'call_log.delete'
  | 'call_log.import'
  | 'hold.read'
  | 'hold.manage'
  | 'retention.read'
  | 'retention.manage'
  | 'recording.read'
  | 'recording.play'
  | 'recording.export'
  | 'recording.retry'
  | 'recording.delete'
  | 'audit.read'
  | 'member.read'
  | 'member.update'
  | 'api_key.manage'
  | 'system.read';

/** What the action is done to; `workspaceId` null means the installation itself. */
export interface Resource {
  readonly workspaceId: string | null;
}
