import { type DynamicModule, Module } from '@nestjs/common';
import type { TrialSettings } from '../environment';
import { TrialController } from './trial.controller';
import { Sandbox } from './sandbox';
import { TrialSeed } from './trial-seed';
import { TRIAL_SETTINGS } from './trial-settings';

/** Trial mode: the simulated account and the bundled bucket, shown to whoever tries the product. */
@Module({})
export class TrialModule {
  static with(settings: TrialSettings): DynamicModule {
    return {
      module: TrialModule,
      controllers: [TrialController],
      providers: [{ provide: TRIAL_SETTINGS, useValue: settings }, Sandbox, TrialSeed],
    };
  }
}
