import { SetMetadata } from '@nestjs/common';
import type { Action } from '@voicekeep/shared/access';

/** Where the guard finds the workspace: the route parameter `workspaceId`, or none (the installation itself). */
export type WorkspaceSource = 'route' | 'installation';

export const REQUIRES = 'voicekeep:requires';

export interface Requirement {
  /** `public` asks nothing, `signed-in` asks who it is and leaves the right to the route. */
  readonly action: Action | 'public' | 'signed-in';
  readonly workspace: WorkspaceSource;
}

/** States the right a route needs. Every route of an ApiController has this or `Public`; without, the guard refuses. */
export const Requires = (
  action: Action,
  workspace: WorkspaceSource = 'route',
): MethodDecorator & ClassDecorator => SetMetadata(REQUIRES, { action, workspace } satisfies Requirement);

/** A route anybody may call. */
export const Public = (): MethodDecorator & ClassDecorator =>
  SetMetadata(REQUIRES, { action: 'public', workspace: 'installation' } satisfies Requirement);

/** A route for anybody signed in, that decides by itself what they may see. */
export const SignedIn = (): MethodDecorator & ClassDecorator =>
  SetMetadata(REQUIRES, { action: 'signed-in', workspace: 'installation' } satisfies Requirement);
