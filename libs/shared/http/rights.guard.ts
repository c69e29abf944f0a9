import { type CanActivate, type ExecutionContext, Injectable, Optional } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { KnownWorkspaces, Rights, type Action, type Actor } from '@voicekeep/shared/access';
import { AuditTrail } from '@voicekeep/shared/audit';
import { errors } from '@voicekeep/shared/errors';
import { isUuid } from '@voicekeep/shared/kernel';
import { ActorResolver } from './actor-resolver';
import { requestIdOf } from './request-id';
import { REQUIRES, type Requirement } from './requires';

export interface RequestWithActor extends Request {
  actor?: Actor | null;
}

/**
 * Asks the one place that decides rights. A workspace the actor has no part in answers 404 in the very
 * words of one that does not exist; a right missing inside an own workspace answers 403.
 */
@Injectable()
export class RightsGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actors: ActorResolver,
    private readonly rights: Rights,
    private readonly audit: AuditTrail,
    /** Absent only where a wing is mounted by itself; every workspace counts as known then. */
    @Optional() private readonly workspaces?: KnownWorkspaces,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const requirement = this.reflector.getAllAndOverride<Requirement | undefined>(REQUIRES, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!requirement)
      throw errors.internal('access.rule_missing', 'This route states no right and is closed.');
    const request = context.switchToHttp().getRequest<RequestWithActor>();
    if (requirement.action === 'public') return true;
    const actor = await this.actors.resolve(request);
    if (!actor) throw errors.unauthenticated('auth.required', 'Sign in, or send a valid API key.');
    request.actor = actor;
    if (requirement.action === 'signed-in') return true;
    const workspaceId = requirement.workspace === 'route' ? workspaceOf(request) : null;
    await this.require(actor, requirement.action, workspaceId, request);
    return true;
  }

  private async require(
    actor: Actor,
    action: Action,
    workspaceId: string | null,
    request: Request,
  ): Promise<void> {
    const allowed = await this.rights.can(actor, action, { workspaceId });
    if (workspaceId !== null) {
      const within = allowed || (await this.rights.can(actor, 'workspace.read', { workspaceId }));
      if (!within || !(await this.isThere(workspaceId, action)))
        throw errors.notFound('workspace.not_found', 'There is no such workspace.');
    }
    if (allowed) return;
    await this.audit.append({
      actor,
      action,
      outcome: 'denied',
      workspaceId,
      requestId: requestIdOf(request),
    });
    throw errors.forbidden(
      'access.denied',
      'You have no right to do this; an administrator of the workspace can grant it.',
    );
  }

  private async isThere(workspaceId: string, action: Action): Promise<boolean> {
    // Asked again, a deletion under way names its job: that route knows by itself what is gone.
    if (action === 'workspace.delete' || !this.workspaces) return true;
    return this.workspaces.exists(workspaceId);
  }
}

function workspaceOf(request: Request): string {
  const workspaceId = request.params['workspaceId'];
  if (typeof workspaceId !== 'string' || !isUuid(workspaceId))
    throw errors.malformed('request.id_format', 'The workspace id is not a UUID.');
  return workspaceId;
}
