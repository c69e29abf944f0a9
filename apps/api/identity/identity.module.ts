import { Global, Module } from '@nestjs/common';
import { VoicekeepOptions } from '@voicekeep/shared/kernel';
import { ApiKeyDesk } from './api-keys/api-key-desk';
import { ApiKeys } from './api-keys/api-keys';
import { ApiKeysController } from './api-keys/api-keys.controller';
import { IdentityActorResolver } from './identity-actor-resolver';
import { IdentityRooms } from './identity-rooms';
import { MemberDesk } from './members/member-desk';
import { Members } from './members/members';
import { MembersController } from './members/members.controller';
import { AuthController } from './sessions/auth.controller';
import { SessionCookie } from './sessions/session-cookie';
import { Sessions } from './sessions/sessions';
import { SignIn } from './sessions/sign-in';
import { SignInGuesses } from './sessions/sign-in-guesses';
import { WhoAmI } from './sessions/who-am-i';
import { FirstAdministrator } from './users/first-administrator';
import { Users } from './users/users';

/** Sign-in, members and API keys: what another host would bring itself. */
@Global()
@Module({
  controllers: [AuthController, MembersController, ApiKeysController],
  providers: [
    Users,
    FirstAdministrator,
    Members,
    MemberDesk,
    ApiKeys,
    ApiKeyDesk,
    Sessions,
    SignInGuesses,
    SignIn,
    WhoAmI,
    IdentityActorResolver,
    IdentityRooms,
    {
      provide: SessionCookie,
      inject: [VoicekeepOptions],
      useFactory: ({ publicUrl }: VoicekeepOptions) => new SessionCookie(publicUrl),
    },
  ],
  exports: [IdentityActorResolver, IdentityRooms, FirstAdministrator, SessionCookie],
})
export class IdentityModule {}
