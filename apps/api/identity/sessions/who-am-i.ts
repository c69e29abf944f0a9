import { Injectable } from '@nestjs/common';
import type { Actor } from '@voicekeep/shared/access';
import type { Me } from '@voicekeep/shared/contracts';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { Users } from '../users/users';

/** Shows the one signed in to themselves. */
@Injectable()
export class WhoAmI {
  constructor(
    private readonly users: Users,
    private readonly options: VoicekeepOptions,
  ) {}

  async of(actor: Actor): Promise<Me> {
    const row = actor.kind === 'user' ? await this.users.findById(actor.id) : null;
    return {
      id: actor.id,
      kind: actor.kind === 'api-key' ? 'api-key' : 'user',
      displayName: actor.displayName,
      email: row ? (await this.users.open(row)).email : null,
      grants: actor.grants.map(({ workspaceId, role }) => ({ workspaceId, role })),
      trial: this.options.storageSuggestion !== null,
    };
  }
}
