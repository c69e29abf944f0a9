import { type DynamicModule, Module } from '@nestjs/common';
import { GroundModule } from './ground.module';
import type { VoicekeepModuleOptions } from './voicekeep-module-options';
import { WING_MODULES } from './wings';

/**
 * The one door for a host: recordings move from Twilio into the customer's bucket, with the whole REST API
 * under `/api/v1` and the webhooks under `/webhooks/twilio`. Run `migrate` before the first start.
 */
@Module({})
export class VoicekeepModule {
  static forRootAsync(options: VoicekeepModuleOptions): DynamicModule {
    return {
      module: VoicekeepModule,
      imports: [GroundModule.forRootAsync(options), ...WING_MODULES],
    };
  }
}
