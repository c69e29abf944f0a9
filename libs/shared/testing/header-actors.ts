import type { Request } from 'express';
import type { Actor } from '@voicekeep/shared/access';
import { ActorResolver } from '@voicekeep/shared/http';

/** Reads the caller from `x-actor: <role>@<workspace or *>`; none without. */
export class HeaderActors extends ActorResolver {
  override async resolve(request: Request): Promise<Actor | null> {
    const [role, workspaceId] = String(request.headers['x-actor'] ?? '').split('@');
    if ((role !== 'admin' && role !== 'member') || !workspaceId) return null;
    return { kind: 'user', id: 'u1', displayName: 'U', grants: [{ workspaceId, role }] };
  }
}
