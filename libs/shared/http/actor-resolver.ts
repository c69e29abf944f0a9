import type { Request } from 'express';
import type { Actor } from '@voicekeep/shared/access';

/** A host's door for people and programs: says who a request comes from. */
export abstract class ActorResolver {
  /**
   * @returns null when nobody is signed in
   * @throws VoicekeepError kind `unauthenticated` or `forbidden` to refuse with a reason of its own (expired, cross-site)
   */
  abstract resolve(request: Request): Promise<Actor | null>;
}
