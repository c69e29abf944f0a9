import type { Workspace } from '@voicekeep/shared/contracts';
import { errors } from '@voicekeep/shared/errors';
import type { WorkspaceStore } from '@voicekeep/call-logs/domain';

/** @throws VoicekeepError `workspace.not_found`, also once its deletion began */
export async function requireWorkspace(store: WorkspaceStore, workspaceId: string): Promise<Workspace> {
  const workspace = await store.find(workspaceId);
  if (!workspace) throw errors.notFound('workspace.not_found', 'There is no such workspace.');
  return workspace;
}
