export { VoicekeepModule } from './voicekeep.module';
export type { HostPart, VoicekeepModuleOptions } from './voicekeep-module-options';
export { migrate, type HostTables } from './migrate';
export { setUpVoicekeepDocs, voicekeepDocument } from './docs';
export { VOICEKEEP_ENTITIES, VOICEKEEP_MIGRATIONS, type EntityList, type MigrationList } from './wings';
