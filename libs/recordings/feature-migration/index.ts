export { MigrationPage } from './migration-page';
export { MigrationPanel } from './migration-panel';
