import type { Actor, Grant } from '@voicekeep/shared/access';
import type { User } from './users/users';

/** A person as the rooms see them. */
export const actorOf = (user: User, grants: readonly Grant[]): Actor => ({
  kind: 'user',
  id: user.id,
  displayName: user.displayName,
  grants: user.installationAdmin ? [{ workspaceId: '*', role: 'admin' }] : grants,
});
