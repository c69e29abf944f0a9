import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { type Actor, ActorResolver, errors } from '@voicekeep/plugin/nest';
import { Logins } from './logins';

/** All the plug-in asks of a host: who is this request from, and what may they do? */
@Injectable()
export class HostActorResolver extends ActorResolver {
  constructor(private readonly logins: Logins) {
    super();
  }

  override async resolve(request: Request): Promise<Actor | null> {
    const user = this.logins.userOf(request);
    if (!user) return null;
    refuseOtherSites(request);
    return {
      kind: 'user',
      id: user.id,
      displayName: user.name,
      grants: [{ workspaceId: '*', role: user.isOwner ? 'admin' : 'member' }],
    };
  }
}

/** The dashboard's own rule against calls from pages of others. */
function refuseOtherSites({ method, headers }: Request): void {
  if (method === 'GET' || method === 'HEAD' || !headers.origin) return;
  if (new URL(headers.origin).host !== headers.host)
    throw errors.forbidden('request.csrf', 'This call must come from a page of the dashboard.');
}
