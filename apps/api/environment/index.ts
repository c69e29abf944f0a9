export { configModule, type Configuration } from './config.module';
export type { Environment, FirstAdministrator, TrialSettings } from './environment';
export { EnvironmentError } from './environment-error';
export { readDatabaseAndKeys, readDatabaseUrl, readEnvironment } from './read-environment';
