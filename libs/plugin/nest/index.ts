export { VoicekeepModule } from './voicekeep.module';
export type { HostPart, VoicekeepModuleOptions } from './voicekeep-module-options';
export { HostRooms } from './host-rooms';
export { checkDatabase } from './check-database';
export { openCommandGround, type CommandGround } from './command-ground';
export { migrate, type HostTables } from './migrate';
export { setUpVoicekeepDocs, voicekeepDocument } from './docs';
export { VOICEKEEP_ENTITIES, VOICEKEEP_MIGRATIONS, type EntityList, type MigrationList } from './wings';
export { RecordingFigures, type StateCount } from './recording-figures';
export { PlaceFigures, type AccountFigure, type LocationFigure } from './place-figures';
export { WorkFigures, type Backlog } from './work-figures';
export {
  AlertChannel,
  AlertOutbox,
  ConditionBook,
  ConditionFigures,
  conditionSummary,
  type ConditionCount,
  type Figure,
  type UndeliveredMessages,
} from '@voicekeep/alerts/domain';
export type { WorkerReport } from '@voicekeep/recordings/domain';
export { WorkerBeats, type SeenWorker } from '@voicekeep/recordings/persistence';
export { QueueFigures, type QueueCount } from '@voicekeep/recordings/queue';
export { WorkspaceOpening } from './workspace-opening';
// What a host fills in or answers with, so that it needs no other door.
export {
  Rights,
  type Action,
  type Actor,
  type Grant,
  type Resource,
  type Role,
} from '@voicekeep/shared/access';
export { AuditTrail, type AuditEntry } from '@voicekeep/shared/audit';
export { KeyProvider } from '@voicekeep/shared/crypto';
export { errors, VoicekeepError } from '@voicekeep/shared/errors';
export { ActorResolver } from '@voicekeep/shared/http';
export {
  Clock,
  VoicekeepOptions,
  type AlertOptions,
  type StorageSuggestionOptions,
} from '@voicekeep/shared/kernel';
