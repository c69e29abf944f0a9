import { ApiKeyEntity } from './api-key.entity';
import { MemberEntity } from './member.entity';
import { Identity1700000000600 } from './migrations/1700000000600-identity';
import { SessionEntity } from './session.entity';
import { SignInGuessEntity } from './sign-in-guess.entity';
import { UserEntity } from './user.entity';

export { ApiKeyEntity, MemberEntity, SessionEntity, SignInGuessEntity, UserEntity };
export const IDENTITY_ENTITIES = [UserEntity, SessionEntity, MemberEntity, ApiKeyEntity, SignInGuessEntity];
export const IDENTITY_MIGRATIONS = [Identity1700000000600];
