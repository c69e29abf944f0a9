import { type DynamicModule, Module } from '@nestjs/common';
import { HostRooms, VoicekeepModule } from '@voicekeep/plugin/nest';
import { ActorResolver } from '@voicekeep/shared/http';
import type { Environment } from './environment';
import { IdentityModule } from './identity/identity.module';
import { IdentityActorResolver } from './identity/identity-actor-resolver';
import { IdentityRooms } from './identity/identity-rooms';
import { IDENTITY_TABLES } from './identity/persistence';
import { OperationsModule } from './operations/operations.module';
import { TrialModule } from './trial/trial.module';

/** The product as we run it ourselves: the plug-in, with sign-in, operations and, if wanted, the trial. */
@Module({})
export class AppModule {
  static with({ options, trial }: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        VoicekeepModule.forRootAsync({
          imports: [IdentityModule],
          useFactory: () => options,
          actorResolver: { provide: ActorResolver, useExisting: IdentityActorResolver },
          rooms: { provide: HostRooms, useExisting: IdentityRooms },
          ...IDENTITY_TABLES,
        }),
        OperationsModule,
        ...(trial ? [TrialModule.with(trial)] : []),
      ],
    };
  }
}
