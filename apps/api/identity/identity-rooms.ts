import { Injectable } from '@nestjs/common';
import { HostRooms } from '@voicekeep/plugin/nest';
import { Database } from '@voicekeep/shared/persistence';
import { ApiKeyEntity, MemberEntity } from './persistence';

/** Memberships and keys end with their workspace; people stay. */
@Injectable()
export class IdentityRooms extends HostRooms {
  constructor(private readonly database: Database) {
    super();
  }

  override async empty(workspaceId: string): Promise<void> {
    await this.database.repository(MemberEntity).delete({ workspaceId });
    await this.database.repository(ApiKeyEntity).delete({ workspaceId });
  }
}
