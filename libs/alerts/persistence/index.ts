import { AlertTables1700000000540 } from './migrations/1700000000540-alert-tables';

export { SqlAlertOutbox } from './sql-alert-outbox';
export { SqlConditionBook } from './sql-condition-book';

export const ALERTS_MIGRATIONS = [AlertTables1700000000540] as const;
