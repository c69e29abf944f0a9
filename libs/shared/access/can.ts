import type { Action, Resource } from './action';
import type { Actor, Role } from './actor';

const MEMBER_ACTIONS: ReadonlySet<Action> = new Set<Action>([
  'workspace.read',
  'storage.read',
  'telephony.read',
  'migration.read',
  'campaign.read',
  'call_log.read',
  'call_log.export',
  'hold.read',
  'retention.read',
  'recording.read',
  'recording.play',
]);

const allows = (role: Role, action: Action): boolean => role === 'admin' || MEMBER_ACTIONS.has(action);

/**
 * The one place that decides rights. A grant for `*` counts everywhere; only such a grant reaches
 * the installation itself (`workspaceId: null`).
 */
export function can(actor: Actor, action: Action, resource: Resource): boolean {
  return actor.grants.some(
    (grant) =>
      (grant.workspaceId === '*' ||
        (resource.workspaceId !== null && grant.workspaceId === resource.workspaceId)) &&
      allows(grant.role, action),
  );
}
