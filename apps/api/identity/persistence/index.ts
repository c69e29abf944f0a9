import type { HostTables } from '@voicekeep/plugin/nest';
import { ApiKeyEntity } from './api-key.entity';
import { MemberEntity } from './member.entity';
import { Identity1700000000600 } from './migrations/1700000000600-identity';
import { SessionEntity } from './session.entity';
import { SignInGuessEntity } from './sign-in-guess.entity';
import { UserEntity } from './user.entity';

export { ApiKeyEntity, MemberEntity, SessionEntity, SignInGuessEntity, UserEntity };
/** Tables of ours in the product's data source. */
export const IDENTITY_TABLES: HostTables = {
  extraEntities: [UserEntity, SessionEntity, MemberEntity, ApiKeyEntity, SignInGuessEntity],
  extraMigrations: [Identity1700000000600],
};
