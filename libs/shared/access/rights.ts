import type { Action, Resource } from './action';
import type { Actor } from './actor';
import { can } from './can';

/** The port through which every room asks; a host may answer with rules of its own. */
export abstract class Rights {
  abstract can(actor: Actor, action: Action, resource: Resource): boolean | Promise<boolean>;
}

/** The rules of the house, for hosts that bring none. */
export class RoleRights extends Rights {
  override can(actor: Actor, action: Action, resource: Resource): boolean {
    return can(actor, action, resource);
  }
}
