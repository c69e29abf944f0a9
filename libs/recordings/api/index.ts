export { CertificatesController } from './certificates.controller';
export { HistoryImportController } from './history-import.controller';
export { MediaController } from './media.controller';
export { MigrationsController } from './migrations.controller';
export { SweepsController } from './sweeps.controller';
export { RestoresController } from './restores.controller';
export { RecordingsController } from './recordings.controller';
export { TwilioDeletionsController } from './twilio-deletions.controller';
