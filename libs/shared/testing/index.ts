export { CollectedAudit } from './collected-audit';
export { createEmptyDatabase, type EmptyDatabase } from './empty-database';
export { HeaderActors } from './header-actors';
export { jsonAnswer, type JsonAnswer, type JsonObject } from './json-answer';
export { requiredVariable } from './required-variable';
export { rowsRead } from './rows-read';
export { unzipped, type UnzippedFile } from './unzipped';
export { createWingDatabase, type WingDatabase } from './wing-database';
export { startWingHost, type WingHost } from './wing-host';
