import { SetMetadata } from '@nestjs/common';
import type { Action } from '@voicekeep/shared/access';

/** Where the guard finds the workspace: the route parameter `workspaceId`, or none (the installation itself). */
export type WorkspaceSource = 'route' | 'installation';

export const REQUIRES = 'voicekeep:requires';

export interface Requirement {
  readonly action: Action | null;
  readonly workspace: WorkspaceSource;
}

/** States the right a route needs. Every route of an ApiController has this or `Public`; without, the guard refuses. */
export const Requires = (
  action: Action,
  workspace: WorkspaceSource = 'route',
): MethodDecorator & ClassDecorator => SetMetadata(REQUIRES, { action, workspace } satisfies Requirement);

/** A route anybody may call, or that checks by itself (sign-in, who am I). */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(REQUIRES, { action: null, workspace: 'installation' } satisfies Requirement);
