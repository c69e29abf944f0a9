import type { Actor } from '@voicekeep/shared/access';

/** Who asks for a change, and in which request, for the record. */
export interface Requester {
  readonly actor: Actor;
  readonly requestId: string;
}
