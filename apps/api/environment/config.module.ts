import type { DynamicModule } from '@nestjs/common';
import { ConfigModule } from '@nestjs/config';
import type { Environment } from './environment';

/** What ConfigService answers with here: the one proven Environment, and nothing read behind its back. */
export interface Configuration {
  readonly environment: Environment;
}

/** Carries what `readEnvironment` has proven to every module; neither files nor `process.env` are read again. */
export function configModule(environment: Environment): Promise<DynamicModule> {
  const load = [(): Configuration => ({ environment })];
  return ConfigModule.forRoot({
    isGlobal: true,
    ignoreEnvFile: true,
    ignoreEnvVars: true,
    skipProcessEnv: true,
    load,
  });
}
