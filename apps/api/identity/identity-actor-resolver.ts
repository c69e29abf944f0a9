import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '@voicekeep/shared/access';
import { errors } from '@voicekeep/shared/errors';
import { ActorResolver } from '@voicekeep/shared/http';
import { actorOf } from './actor-of';
import { ApiKeys } from './api-keys/api-keys';
import { bearerOf } from './api-keys/bearer';
import { Members } from './members/members';
import { SessionCookie } from './sessions/session-cookie';
import { Sessions } from './sessions/sessions';
import { Users } from './users/users';

/** People by session cookie, programs by Bearer key; rights are read anew with every request. */
@Injectable()
export class IdentityActorResolver extends ActorResolver {
  constructor(
    private readonly cookie: SessionCookie,
    private readonly sessions: Sessions,
    private readonly keys: ApiKeys,
    private readonly users: Users,
    private readonly members: Members,
  ) {
    super();
  }

  override async resolve(request: Request): Promise<Actor | null> {
    const bearer = bearerOf(request);
    if (bearer !== null) {
      const actor = await this.keys.actorOf(bearer);
      if (!actor)
        throw errors.unauthenticated(
          'auth.key_invalid',
          'This API key is unknown, revoked or expired; make a new one.',
        );
      return actor;
    }
    const token = this.cookie.read(request);
    return token === null ? null : this.ofSession(token);
  }

  /** @throws VoicekeepError `auth.session_expired` */
  async ofSession(token: string): Promise<Actor | null> {
    const userId = await this.sessions.userOf(token);
    const row = userId === null ? null : await this.users.findById(userId);
    return row && actorOf(await this.users.open(row), await this.members.grantsOf(row.id));
  }
}
