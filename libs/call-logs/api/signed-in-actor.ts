import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor } from '@voicekeep/shared/access';
import { errors } from '@voicekeep/shared/errors';
import { ActorResolver } from '@voicekeep/shared/http';

/** For routes whose answer depends on who asks and not on one workspace: the caller, signed in. */
@Injectable()
export class SignedInActor {
  constructor(private readonly actors: ActorResolver) {}

  /** @throws VoicekeepError `auth.required` */
  async of(request: Request): Promise<Actor> {
    const actor = await this.actors.resolve(request);
    if (!actor) throw errors.unauthenticated('auth.required', 'Sign in, or send a valid API key.');
    return actor;
  }
}
