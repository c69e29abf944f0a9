/** Named sets of rights inside one workspace. */
export type Role = 'admin' | 'member';

export interface Grant {
  /** A workspace id, or `*` for every workspace of this installation. */
  readonly workspaceId: string;
  readonly role: Role;
}

/** Who is acting: a person, a program with a key, or the product itself. */
export interface Actor {
  readonly kind: 'user' | 'api-key' | 'system';
  readonly id: string;
  /** What to call the actor on screen; stored encrypted. */
  readonly displayName: string;
  readonly grants: readonly Grant[];
}

/** The product itself: workers and scheduled work. */
export const systemActor: Actor = {
  kind: 'system',
  id: 'system',
  displayName: 'Voicekeep',
  grants: [{ workspaceId: '*', role: 'admin' }],
};
