import { type DynamicModule, Module } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { HostRooms, VoicekeepModule } from '@voicekeep/plugin/nest';
import { ActorResolver } from '@voicekeep/shared/http';
import { configModule, type Configuration, type Environment } from './environment';
import { IdentityModule } from './identity/identity.module';
import { IdentityActorResolver } from './identity/identity-actor-resolver';
import { IdentityRooms } from './identity/identity-rooms';
import { IDENTITY_TABLES } from './identity/persistence';
import { OperationsModule } from './operations/operations.module';
import { TrialModule } from './trial/trial.module';

/** The product as we run it ourselves: the plug-in, with sign-in, operations and, if wanted, the trial. */
@Module({})
export class AppModule {
  static with(environment: Environment): DynamicModule {
    return {
      module: AppModule,
      imports: [
        configModule(environment),
        VoicekeepModule.forRootAsync({
          imports: [IdentityModule],
          inject: [ConfigService],
          useFactory: (config: ConfigService<Configuration, true>) =>
            config.get('environment.options', { infer: true }),
          actorResolver: { provide: ActorResolver, useExisting: IdentityActorResolver },
          rooms: { provide: HostRooms, useExisting: IdentityRooms },
          ...IDENTITY_TABLES,
        }),
        OperationsModule,
        ...(environment.trial ? [TrialModule.with(environment.trial)] : []),
      ],
    };
  }
}
