import { type DynamicModule, Module } from '@nestjs/common';
import { VoicekeepModule } from '@voicekeep/plugin/nest';
import { HostActorResolver } from './host-actor-resolver';
import { LoginController } from './login.controller';
import { LoginsModule } from './logins.module';
import { MenuController } from './menu.controller';
import type { Settings } from './settings';
import { voicekeepOptions } from './voicekeep-options';

/** A dashboard with users and a menu of its own; the recordings come from the plug-in. */
@Module({})
export class AppModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: AppModule,
      imports: [
        LoginsModule,
        VoicekeepModule.forRootAsync({
          imports: [LoginsModule],
          useFactory: () => voicekeepOptions(settings),
          actorResolver: HostActorResolver,
        }),
      ],
      controllers: [LoginController, MenuController],
    };
  }
}
