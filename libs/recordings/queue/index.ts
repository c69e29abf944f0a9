export { BullBell } from './bull-bell';
export { CleanupProcessor } from './cleanup.processor';
export { MigrationProcessor } from './migration.processor';
export { QueueFigures, type QueueCount } from './queue-figures';
export { BULL_CONFIG, BULL_PREFIX, CLEANUP_QUEUE, MIGRATION_QUEUE } from './queue-names';
export { ShutdownSignal } from './shutdown-signal';
export { RecordingWorker, WorkerLife } from './worker';
